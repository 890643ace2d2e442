package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.frame.OfferedFrame;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A frame from its offer to its end. What it says stays true when its picture is reused. The inbox
 * fills it again for a later frame, so that a frame costs no memory.
 */
public final class InboxFrame implements OfferedFrame {

  private @Nullable FrameBuffer picture;
  private @Nullable FrameOrigin origin;
  private @Nullable Instant captureTime;
  private @Nullable Object tag;
  private long sequence;
  private long offeredNanos;
  private @Nullable SlowFrame recorded;
  private boolean released;
  private boolean settled;
  private @Nullable DropReason dropReason;

  /** Made with the frame, so that a drop takes no memory for it. */
  private final Inbox.Arrival superseded = Inbox.Arrival.superseding(this);

  /** Begins with the offer of a frame. */
  InboxFrame begin(FrameBuffer offered, long number, long nowNanos, @Nullable Object given) {
    picture = offered;
    captureTime = offered.captureTime();
    tag = given;
    sequence = number;
    offeredNanos = nowNanos;
    released = false;
    settled = false;
    dropReason = null;
    return this;
  }

  /** Records how long the frame takes, if something records. */
  InboxFrame recorded() {
    recorded = SlowFrames.beginIfRecorded();
    return this;
  }

  /** Sets the origin, by the settings that the frame was analyzed with. */
  public InboxFrame from(FrameOrigin found) {
    origin = found;
    return this;
  }

  /** Lets go of everything that the frame refers to. */
  void forget() {
    picture = null;
    origin = null;
    captureTime = null;
    tag = null;
    recorded = null;
  }

  /** The outcome of the offer that takes the place of this frame while it waits. */
  Inbox.Arrival superseded() {
    return superseded;
  }

  public FrameBuffer picture() {
    return Objects.requireNonNull(picture, "the frame has come to its end");
  }

  @Override
  public FrameOrigin origin() {
    return Objects.requireNonNull(origin, "the frame has no outcome yet");
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public Instant captureTime() {
    return Objects.requireNonNull(captureTime, "the frame has come to its end");
  }

  @Override
  public int width() {
    return picture().width();
  }

  @Override
  public int height() {
    return picture().height();
  }

  @Override
  public Optional<Object> tag() {
    return Optional.ofNullable(tag);
  }

  long offeredNanos() {
    return offeredNanos;
  }

  /** Claims the release of the picture; false if somebody has claimed it already. */
  public boolean beginRelease() {
    boolean first = !released;
    released = true;
    return first;
  }

  /** Leaves the release of the picture to a thread that may still look at it. */
  void leaveRelease() {
    released = true;
  }

  /** Notes that the frame goes to its sink now: analyzed, or dropped for a reason. */
  void settle(@Nullable DropReason reason) {
    settled = true;
    dropReason = reason;
  }

  boolean isSettled() {
    return settled;
  }

  /** The reason why the settled frame was dropped; null if it was analyzed. */
  @Nullable DropReason dropReason() {
    return dropReason;
  }

  /** Ends the recording, if there is one and the frame took long. */
  void endRecording(AnalyzerSlot slot, @Nullable FrameTiming timing) {
    SlowFrame event = recorded;
    if (event == null) {
      return;
    }
    event.end();
    if (event.shouldCommit()) {
      event.stream = slot.logName().stream();
      event.sequence = sequence;
      event.generation = slot.generation().identity().number();
      event.plugin = slot.pluginId();
      event.outcome = dropReason == null ? "ANALYZED" : dropReason.name();
      if (timing != null) {
        event.waitTime = timing.waitNanos();
        event.analysisTime = timing.analyzeNanos();
      }
      event.commit();
    }
  }
}
