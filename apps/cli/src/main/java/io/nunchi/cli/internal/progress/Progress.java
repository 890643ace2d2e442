package io.nunchi.cli.internal.progress;

import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * How far a run is.
 *
 * @param framesRead frames of the source so far
 * @param frameCount how many it has, if it says so
 * @param framesAnalyzed frames with a result so far
 * @param framesDropped frames without one so far
 * @param seconds since the first frame
 * @param ageMillis how old the last result was when it came
 * @param note what is added to the line about it; asked for only when it is shown
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
