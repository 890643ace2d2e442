package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A property of the whole picture over some time, such as {@code camera.covered = true} or {@code
 * action = fight}: what is found in a frame or a clip and has no box.
 *
 * <p>Immutable; any thread. Its times are {@linkplain io.nunchi.spi.frame.Frame#streamTimeNanos()
 * stream time} (rule 6.10).
 *
 * @since 1.0
 */
public final class FrameAttribute {

  private final Attribute attribute;
  private final long startNanos;
  private final long endNanos;

  private FrameAttribute(Attribute attribute, long startNanos, long endNanos) {
    this.attribute = Objects.requireNonNull(attribute, "attribute");
    this.startNanos = startNanos;
    this.endNanos = endNanos;
  }

  /**
   * Describes a property of a clip.
   *
   * @param attribute the property
   * @param startNanos the stream time at which the clip begins
   * @param endNanos the stream time at which it ends; equal to the start for one frame, never
   *     before it, and never after the frame whose result it is in (rule 6.10)
   * @return the attribute with its times
   */
  public static FrameAttribute of(Attribute attribute, long startNanos, long endNanos) {
    return new FrameAttribute(attribute, startNanos, endNanos);
  }

  /**
   * The property.
   *
   * @return name, value and confidence
   */
  public Attribute attribute() {
    return attribute;
  }

  /**
   * The beginning of the clip.
   *
   * @return nanoseconds of stream time
   */
  public long startNanos() {
    return startNanos;
  }

  /**
   * The end of the clip.
   *
   * @return nanoseconds of stream time, not before the start
   */
  public long endNanos() {
    return endNanos;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameAttribute that
        && attribute.equals(that.attribute)
        && startNanos == that.startNanos
        && endNanos == that.endNanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(attribute, startNanos, endNanos);
  }

  @Override
  public String toString() {
    return "FrameAttribute[" + attribute + " from " + startNanos + " to " + endNanos + " ns]";
  }
}
