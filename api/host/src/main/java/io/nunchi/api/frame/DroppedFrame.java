package io.nunchi.api.frame;

import io.nunchi.spi.failure.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A frame without a result.
 *
 * <p>Immutable; any thread.
 */
public final class DroppedFrame implements OfferedFrame {

  private final FrameOrigin origin;
  private final long sequence;
  private final Instant captureTime;
  private final int width;
  private final int height;
  private final @Nullable Object tag;
  private final DropReason reason;
  private final List<Problem> problems;

  private DroppedFrame(OfferedFrame frame, DropReason reason, List<Problem> problems) {
    this.origin = Objects.requireNonNull(frame.origin(), "origin");
    this.sequence = frame.sequence();
    this.captureTime = Objects.requireNonNull(frame.captureTime(), "captureTime");
    this.width = frame.width();
    this.height = frame.height();
    this.tag = frame.tag().orElse(null);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.problems = List.copyOf(problems);
  }

  /**
   * Creates a drop; for hosts, and for tests of listeners.
   *
   * @param frame the facts of the frame, which are copied
   * @param reason the reason
   * @param problems the problems; empty if there are none
   * @return the drop
   */
  public static DroppedFrame of(OfferedFrame frame, DropReason reason, List<Problem> problems) {
    return new DroppedFrame(frame, reason, problems);
  }

  @Override
  public FrameOrigin origin() {
    return origin;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public Instant captureTime() {
    return captureTime;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public Optional<Object> tag() {
    return Optional.ofNullable(tag);
  }

  /**
   * The reason for the drop.
   *
   * @return the reason
   */
  public DropReason reason() {
    return reason;
  }

  /**
   * The problems behind the drop.
   *
   * @return the problems; empty if there are none, as with superseded frames
   */
  public List<Problem> problems() {
    return problems;
  }

  private List<Object> parts() {
    return List.of(origin, sequence, captureTime, width, height, tag(), reason, problems);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DroppedFrame frame && parts().equals(frame.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "DroppedFrame[stream "
        + origin.streamId()
        + ", sequence "
        + sequence
        + ", "
        + reason
        + ", "
        + problems
        + "]";
  }
}
