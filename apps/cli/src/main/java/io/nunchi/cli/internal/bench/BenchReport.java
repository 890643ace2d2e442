package io.nunchi.cli.internal.bench;

import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.cli.internal.measure.DurationSummary;
import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param command how to run it again
 * @param workload what was analyzed
 * @param machine where
 * @param engine by what
 * @param streams how many streams there were, each with one frame at a time
 * @param workers how many workers the host had
 * @param frames how many frames were measured, of all streams
 * @param warmup how many frames went before
 * @param framesPerSecond of all streams together
 * @param stageMillis durations; {@code outsideInference} is everything between the offer of a frame
 *     and its checked result that is not the plugin's stage {@code inference}
 * @param allocatedBytesPerFrame memory that host, plugin and caller took from the Java heap
 */
public record BenchReport(
    String command,
    Workload workload,
    Machine machine,
    EngineSummary engine,
    int streams,
    int workers,
    long frames,
    long warmup,
    double framesPerSecond,
    Map<String, DurationSummary> stageMillis,
    long allocatedBytesPerFrame) {

  /**
   * What was analyzed.
   *
   * @param source the path
   * @param distinctFrames how many different frames were in memory
   * @param width of the first of them, in pixels
   * @param height of the first of them, in pixels
   * @param pixelFormat how they lay in memory
   */
  public record Workload(
      String source, int distinctFrames, int width, int height, String pixelFormat) {}
}
