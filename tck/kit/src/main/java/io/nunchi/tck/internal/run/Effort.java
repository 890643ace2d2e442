package io.nunchi.tck.internal.run;

import java.time.Duration;

/**
 * The amount of work that checks do.
 *
 * @param patience the time after which a call counts as hanging; slow subjects get more
 * @param cycles the greatest number of engines that one check opens and closes
 * @param frames the greatest number of frames that one check gives an analyzer
 * @param budget the time that the many engines, and the many frames, may take each
 */
public record Effort(Duration patience, int cycles, int frames, Duration budget) {

  /** The effort of a certificate. */
  public static final Effort FULL =
      new Effort(Duration.ofSeconds(30), 100, 10_000, Duration.ofMinutes(2));

  private static final int FRAMES_WITH_LARGE_ONES = 1_000;

  /** Tells whether checks show frames of 3840x2160 pixels, too. */
  boolean hasLargeFrames() {
    return frames >= FRAMES_WITH_LARGE_ONES;
  }
}
