package io.nunchi.api.internal.option;

import java.time.Duration;

/** The durations that can be configured: those that can be added up in nanoseconds. */
public final class DurationRange {

  private static final Duration LONGEST = Duration.ofDays(365);

  private DurationRange() {}

  /** Returns the duration if it is positive and at most 365 days. */
  public static Duration require(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " is positive and at most 365 days; found " + duration);
    }
    return duration;
  }
}
