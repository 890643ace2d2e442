package io.nunchi.api.frame;

import io.nunchi.spi.result.FrameResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A frame's result, checked against the contract.
 *
 * <p>Immutable; any thread.
 */
public final class AnalyzedFrame implements OfferedFrame {

  private final FrameOrigin origin;
  private final long sequence;
  private final Instant captureTime;
  private final long streamTimeNanos;

  // two bytes each, as a side has at most FrameBuffer.MAXIMUM_SIDE pixels: a result costs 56 bytes
  private final char width;
  private final char height;
  private final @Nullable Object tag;
  private final FrameResult result;
  private final EngineGeneration generation;
  private final FrameTiming timing;

  private AnalyzedFrame(
      OfferedFrame frame,
      long streamTimeNanos,
      FrameResult result,
      EngineGeneration generation,
      FrameTiming timing) {
    this.origin = Objects.requireNonNull(frame.origin(), "origin");
    this.sequence = frame.sequence();
    this.captureTime = Objects.requireNonNull(frame.captureTime(), "captureTime");
    this.streamTimeNanos = streamTimeNanos;
    this.width = side(frame.width());
    this.height = side(frame.height());
    this.tag = frame.tag().orElse(null);
    this.result = Objects.requireNonNull(result, "result");
    this.generation = Objects.requireNonNull(generation, "generation");
    this.timing = Objects.requireNonNull(timing, "timing");
  }

  private static char side(int pixels) {
    if (pixels < 1 || pixels > FrameBuffer.MAXIMUM_SIDE) {
      throw new IllegalArgumentException(
          "a side has 1 to " + FrameBuffer.MAXIMUM_SIDE + " pixels; found " + pixels);
    }
    return (char) pixels;
  }

  /**
   * Creates a result; for hosts, and for tests of listeners.
   *
   * @param frame the facts of the frame, which are copied
   * @param streamTimeNanos the frame's stream time, in nanoseconds
   * @param result the analyzer's result
   * @param generation the engine that produced it
   * @param timing the durations of its stages
   * @return the result
   */
  public static AnalyzedFrame of(
      OfferedFrame frame,
      long streamTimeNanos,
      FrameResult result,
      EngineGeneration generation,
      FrameTiming timing) {
    return new AnalyzedFrame(frame, streamTimeNanos, result, generation, timing);
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
   * The analyzer's result.
   *
   * @return the result
   */
  public FrameResult result() {
    return result;
  }

  /**
   * The frame's {@linkplain io.nunchi.spi.frame.Frame#streamTimeNanos() stream time}, in which rule
   * events and attributes of clips count.
   *
   * @return nanoseconds since the start of the stream, not less than those of the result before
   */
  public long streamTimeNanos() {
    return streamTimeNanos;
  }

  /**
   * The engine that produced the result.
   *
   * @return the plugin, its version and its model
   */
  public EngineGeneration generation() {
    return generation;
  }

  /**
   * The durations of the frame's stages.
   *
   * @return the durations by the host's monotonic clock
   */
  public FrameTiming timing() {
    return timing;
  }

  private List<Object> parts() {
    return List.of(
        origin,
        sequence,
        captureTime,
        streamTimeNanos,
        (int) width,
        (int) height,
        tag(),
        result,
        generation,
        timing);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AnalyzedFrame frame && parts().equals(frame.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "AnalyzedFrame[stream "
        + origin.streamId()
        + ", sequence "
        + sequence
        + ", generation "
        + generation.number()
        + ", "
        + result
        + "]";
  }
}
