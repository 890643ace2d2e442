package io.nunchi.cli.internal.progress;

import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The progress of a run.
 *
 * @param framesRead frames of the source so far
 * @param frameCount the number of frames of the source, if it tells
 * @param framesAnalyzed frames with a result so far
 * @param framesDropped frames without one so far
 * @param seconds since the first frame
 * @param ageMillis the age of the last result at delivery
 * @param note text that is added to the line; asked for only when the line is shown
 */
public record Progress(
    long framesRead,
    OptionalLong frameCount,
    long framesAnalyzed,
    long framesDropped,
    double seconds,
    double ageMillis,
    Supplier<String> note) {

  /** Analyzed frames per second so far. */
  public double framesPerSecond() {
    return seconds > 0 ? framesAnalyzed / seconds : 0;
  }
}
