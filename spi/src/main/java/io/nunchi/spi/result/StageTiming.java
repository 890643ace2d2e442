package io.nunchi.spi.result;

import java.util.Objects;

/**
 * The duration of one stage of the analysis, as the analyzer measured it.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class StageTiming {

  /** From the frame to the input of the model or algorithm. */
  public static final String PREPROCESS = "preprocess";

  /** The model or algorithm itself. */
  public static final String INFERENCE = "inference";

  /** From the output of the model or algorithm to detections. */
  public static final String POSTPROCESS = "postprocess";

  private final String stage;
  private final long nanos;
  private final int frames;

  private StageTiming(String stage, long nanos, int frames) {
    this.stage = Objects.requireNonNull(stage, "stage");
    this.nanos = nanos;
    this.frames = frames;
  }

  /**
   * Describes a stage that a frame went through alone.
   *
   * @param stage the stage's name; {@link #PREPROCESS}, {@link #INFERENCE} and {@link #POSTPROCESS}
   *     mean the same in every analyzer, others are allowed
   * @param nanos its duration, in nanoseconds by a monotonic clock, not negative (rule 6.7)
   * @return the timing
   */
  public static StageTiming of(String stage, long nanos) {
    return new StageTiming(stage, nanos, 1);
  }

  /**
   * Describes a stage that several frames went through together.
   *
   * @param stage the stage's name
   * @param nanos its duration, in nanoseconds by a monotonic clock, not negative (rule 6.7)
   * @param frames the number of frames in the batch, from 1 (rule 6.7)
   * @return the timing
   */
  public static StageTiming ofBatch(String stage, long nanos, int frames) {
    return new StageTiming(stage, nanos, frames);
  }

  /**
   * The stage's name.
   *
   * @return such as {@link #INFERENCE}
   */
  public String stage() {
    return stage;
  }

  /**
   * The stage's duration.
   *
   * @return nanoseconds by a monotonic clock
   */
  public long nanos() {
    return nanos;
  }

  /**
   * The number of frames that went through the stage together.
   *
   * @return 1 for a frame that was alone
   */
  public int frames() {
    return frames;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StageTiming that
        && stage.equals(that.stage)
        && nanos == that.nanos
        && frames == that.frames;
  }

  @Override
  public int hashCode() {
    return Objects.hash(stage, nanos, frames);
  }

  @Override
  public String toString() {
    return "StageTiming[" + stage + " " + nanos + " ns, " + frames + " frames]";
  }
}
