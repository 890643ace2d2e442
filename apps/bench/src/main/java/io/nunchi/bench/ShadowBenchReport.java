package io.nunchi.bench;

import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.bench.measure.EngineSummary;
import java.util.Map;

/**
 * The report of {@link ShadowBenchmark}.
 *
 * @param source the recording that plays the camera
 * @param frameRate the camera's frames per second
 * @param rounds turns of each kind
 * @param machine the machine
 * @param engine the live engine
 * @param alone the live stream without a candidate
 * @param beside the live stream with a candidate
 * @param candidateRate the part of the frames that the candidate is to see
 * @param sampled frames that were meant for the candidate
 * @param compared frames that the candidate analyzed
 */
public record ShadowBenchReport(
    String source,
    double frameRate,
    int rounds,
    Machine machine,
    EngineSummary engine,
    Side alone,
    Side beside,
    double candidateRate,
    long sampled,
    long compared) {

  /**
   * A live stream.
   *
   * @param offered frames of the camera
   * @param analyzed frames with a result
   * @param framesPerSecond results per second
   * @param millis durations of the analyzer's calls and ages of the results, by name
   */
  public record Side(
      long offered, long analyzed, double framesPerSecond, Map<String, DurationSummary> millis) {}
}
