package io.nunchi.bench;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.bench.measure.EngineSummary;
import java.util.Map;

/**
 * The report of {@link AnalyzeBenchmark}.
 *
 * @param command a command line that runs it again
 * @param workload the analyzed frames
 * @param machine the machine
 * @param engine the measured engine
 * @param streams the number of streams, each with one frame at a time
 * @param workers the number of the host's workers
 * @param frames measured frames of all streams
 * @param warmup frames of all streams before the measurement
 * @param framesPerSecond the rate of all streams together
 * @param stageMillis durations by stage; {@code outsideInference} is everything between the offer
 *     of a frame and its checked result that is not the plugin's stage {@code inference}
 * @param allocatedBytesPerFrame memory that host, plugin and caller took from the Java heap
 */
public record AnalyzeBenchReport(
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
   * The analyzed frames.
   *
   * @param source the path
   * @param distinctFrames different frames in memory
   * @param width of the first of them, in pixels
   * @param height of the first of them, in pixels
   * @param pixelFormat of the first of them
   */
  public record Workload(
      String source, int distinctFrames, int width, int height, String pixelFormat) {

    static Workload of(Footage footage) {
      FrameBuffer first = footage.frames().get(0);
      return new Workload(
          footage.source(),
          footage.frames().size(),
          first.width(),
          first.height(),
          first.pixelFormat().toString());
    }
  }
}
