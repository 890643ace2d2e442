package io.nunchi.tck.internal.run;

import java.time.Duration;

/**
 * The amount of work that checks do.
 *
 * @param pulses the pulses of the kit without any work after which a call counts as hung
 * @param work the processor time after which a call counts as hung; slow subjects get more
 * @param cycles the greatest number of engines that one check opens and closes
 * @param frames the greatest number of frames that one check gives an analyzer
 * @param budget the processor time that the many engines, and the many frames, may take each
 */
public record Effort(int pulses, Duration work, int cycles, int frames, Duration budget) {

  /** The effort of a certificate. On a quiet machine 600 pulses take half a minute. */
  public static final Effort FULL =
      new Effort(600, Duration.ofSeconds(30), 100, 10_000, Duration.ofMinutes(1));

  /** Ten times the engines and frames of a certificate: finds what grows or fails rarely. */
  public static final Effort THOROUGH =
      new Effort(600, Duration.ofSeconds(30), 1_000, 100_000, Duration.ofMinutes(10));

  private static final int FRAMES_WITH_LARGE_ONES = 1_000;

  /** Tells whether checks show frames of 3840x2160 pixels, too. */
  boolean hasLargeFrames() {
    return frames >= FRAMES_WITH_LARGE_ONES;
  }
}
