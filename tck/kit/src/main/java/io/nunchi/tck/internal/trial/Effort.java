package io.nunchi.tck.internal.trial;

import java.time.Duration;

/**
 * How much is tried.
 *
 * @param patience the least time that something may take before it counts as hanging; slow subjects
 *     get more
 * @param cycles how often an engine is opened and closed at most
 * @param frames how many frames an analyzer gets at most
 * @param budget how long the many cycles, and the many frames, may take each
 */
public record Effort(Duration patience, int cycles, int frames, Duration budget) {

  /** What a certificate takes. */
  public static final Effort FULL =
      new Effort(Duration.ofSeconds(30), 100, 10_000, Duration.ofMinutes(2));
}
