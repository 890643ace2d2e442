package io.nunchi.spi.result;

import java.util.Objects;

/**
 * How long one stage of the analysis took, as the analyzer measured it.
 *
 * <p>Immutable; any thread.
 *
 * @param stage what was done; {@link #PREPROCESS}, {@link #INFERENCE} and {@link #POSTPROCESS} mean
 *     the same in every analyzer, others are allowed
 * @param nanos how long it took, in nanoseconds by a monotonic clock, not negative (rule 6.7)
 * @param frames how many frames went through the stage together, the stage's batch: 1 for a frame
 *     that was alone, never less (rule 6.7)
 */
public record StageTiming(String stage, long nanos, int frames) {

  /** From the frame to the input of the model or algorithm. */
  public static final String PREPROCESS = "preprocess";

  /** The model or algorithm itself. */
  public static final String INFERENCE = "inference";

  /** From the output of the model or algorithm to detections. */
  public static final String POSTPROCESS = "postprocess";

  /**
   * Checks the parts.
   *
   * @param stage what was done
   * @param nanos how long it took
   * @param frames how many frames went through it together
   */
  public StageTiming {
    Objects.requireNonNull(stage, "stage");
  }

  /**
   * A stage that a frame went through alone.
   *
   * @param stage what was done
   * @param nanos how long it took
   */
  public StageTiming(String stage, long nanos) {
    this(stage, nanos, 1);
  }
}
