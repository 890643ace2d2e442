package io.nunchi.spi.result;

import java.util.Objects;

/**
 * The duration of one stage of the analysis, as the analyzer measured it.
 *
 * <p>Immutable; any thread.
 *
 * @param stage the stage's name; {@link #PREPROCESS}, {@link #INFERENCE} and {@link #POSTPROCESS}
 *     mean the same in every analyzer, others are allowed
 * @param nanos its duration, in nanoseconds by a monotonic clock, not negative (rule 6.7)
 * @param frames the number of frames that went through the stage together, its batch: 1 for a frame
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
   * @param stage the stage's name
   * @param nanos its duration
   * @param frames the number of frames that went through it together
   */
  public StageTiming {
    Objects.requireNonNull(stage, "stage");
  }

  /**
   * A stage that a frame went through alone.
   *
   * @param stage the stage's name
   * @param nanos its duration
   */
  public StageTiming(String stage, long nanos) {
    this(stage, nanos, 1);
  }
}
