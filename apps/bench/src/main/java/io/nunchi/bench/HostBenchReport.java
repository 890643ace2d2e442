package io.nunchi.bench;

import io.nunchi.bench.measure.Spread;
import java.util.List;

/**
 * The report of {@link HostBenchmark}.
 *
 * @param command a command line that runs it again
 * @param machine the machine
 * @param load many streams into an analyzer that is too slow for all of their frames
 * @param overhead the time that the host adds to an analyzer that does nothing
 * @param verdicts each target with its verdict
 */
public record HostBenchReport(
    String command, Machine machine, Load load, Overhead overhead, List<TargetVerdict> verdicts) {

  /**
   * Many streams into a slow analyzer.
   *
   * @param streams the number of cameras
   * @param framesPerSecond the frame rate of each camera
   * @param busyMillis processor time of a frame
   * @param seconds the length of the measurement
   * @param offered frames that were offered
   * @param analyzed frames with a result
   * @param fewestOfAStream results of the stream with the fewest
   * @param mostOfAStream results of the stream with the most
   * @param ageMillisP50 half of the results are not older
   * @param ageMillisP99 99 of 100 results are not older
   * @param ageMillisMax the age of the oldest result
   * @param maximumAgeMillis the host's limit
   * @param rssMiB memory of the process after a garbage collection: after the warm-up, in the
   *     middle, at the end; empty on systems that do not tell
   * @param heapMiB live Java objects at the same moments
   */
  public record Load(
      int streams,
      double framesPerSecond,
      double busyMillis,
      double seconds,
      long offered,
      long analyzed,
      long fewestOfAStream,
      long mostOfAStream,
      double ageMillisP50,
      double ageMillisP99,
      double ageMillisMax,
      long maximumAgeMillis,
      List<Double> rssMiB,
      List<Double> heapMiB) {}

  /**
   * The time from the offer of a frame to the listener, with an analyzer that returns at once.
   *
   * @param firstOfferMicros the time that the first offer of the process took the offering thread
   * @param paused offers that find the workers asleep, as a camera's do
   * @param backToBack offers that follow each result at once
   * @param allocatedBytesPerFrame Java heap that a frame takes, on all threads
   */
  public record Overhead(
      double firstOfferMicros, Latency paused, Latency backToBack, Spread allocatedBytesPerFrame) {}

  /**
   * Durations in microseconds, round by round.
   *
   * @param frames the number of frames in all rounds
   * @param p50 half of the durations are not longer
   * @param p99 99 of 100 durations are not longer
   */
  public record Latency(long frames, Spread p50, Spread p99) {}

  /** True if no target is missed. */
  public boolean isGood() {
    return TargetVerdict.noneIsMissed(verdicts);
  }
}
