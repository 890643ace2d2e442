package io.nunchi.api.frame;

import org.jspecify.annotations.Nullable;

/**
 * The durations of a frame's stages, by the host's monotonic clock.
 *
 * <p>Immutable; any thread.
 */
public final class FrameTiming {

  private final long waitNanos;
  private final long analyzeNanos;
  private final long checkNanos;
  private final long ageNanos;

  private FrameTiming(long waitNanos, long analyzeNanos, long checkNanos, long ageNanos) {
    this.waitNanos = waitNanos;
    this.analyzeNanos = analyzeNanos;
    this.checkNanos = checkNanos;
    this.ageNanos = ageNanos;
  }

  /**
   * Creates the durations of a frame; for hosts, and for tests of listeners.
   *
   * @param waitNanos from the offer to the start of the analysis
   * @param analyzeNanos the call of the analyzer
   * @param checkNanos the check of the result
   * @param ageNanos from the frame's arrival to the delivery of its result
   * @return the durations
   */
  public static FrameTiming of(long waitNanos, long analyzeNanos, long checkNanos, long ageNanos) {
    return new FrameTiming(waitNanos, analyzeNanos, checkNanos, ageNanos);
  }

  /**
   * The time from the offer to the start of the analysis.
   *
   * @return nanoseconds
   */
  public long waitNanos() {
    return waitNanos;
  }

  /**
   * The duration of the analyzer's call.
   *
   * @return nanoseconds
   */
  public long analyzeNanos() {
    return analyzeNanos;
  }

  /**
   * The duration of the host's check of the result.
   *
   * @return nanoseconds
   */
  public long checkNanos() {
    return checkNanos;
  }

  /**
   * The time from the frame's arrival in the host to the delivery of its result.
   *
   * @return nanoseconds
   */
  public long ageNanos() {
    return ageNanos;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrameTiming timing
        && waitNanos == timing.waitNanos
        && analyzeNanos == timing.analyzeNanos
        && checkNanos == timing.checkNanos
        && ageNanos == timing.ageNanos;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(waitNanos)
        + 31
            * (Long.hashCode(analyzeNanos)
                + 31 * (Long.hashCode(checkNanos) + 31 * Long.hashCode(ageNanos)));
  }

  @Override
  public String toString() {
    return "FrameTiming[wait "
        + waitNanos
        + " ns, analyze "
        + analyzeNanos
        + " ns, check "
        + checkNanos
        + " ns, age "
        + ageNanos
        + " ns]";
  }
}
