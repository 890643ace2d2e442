package io.nunchi.cli.internal.evaluate;

import io.nunchi.bench.measure.DurationSummary;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What an analysis cost; it differs from run to run.
 *
 * @param frames how many were measured, after ten of warm-up
 * @param framesPerSecond one stream, one frame at a time, decoding left out
 * @param cpuSecondsPerFrame processor time of the process while a frame is analyzed
 * @param peakMemoryBytes the most resident memory of the process at one moment, where known
 * @param peakIsOfThisRun false if the peak may be older than this analysis
 * @param stageMillis durations of the plugin's stages, of the whole call, and of decoding
 */
public record SpeedReport(
    long frames,
    double framesPerSecond,
    double cpuSecondsPerFrame,
    OptionalLong peakMemoryBytes,
    boolean peakIsOfThisRun,
    Map<String, DurationSummary> stageMillis) {

  /** The whole call of the plugin. */
  public static final String ANALYZE = "analyze";

  /** The figures that a gate's rules may name. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("framesPerSecond", framesPerSecond);
    figures.put("cpuSecondsPerFrame", cpuSecondsPerFrame);
    DurationSummary analyze = stageMillis.get(ANALYZE);
    if (analyze != null) {
      figures.put("millisP50", analyze.median());
      figures.put("millisP99", analyze.p99());
    }
    if (peakIsOfThisRun) {
      peakMemoryBytes.ifPresent(bytes -> figures.put("peakMemoryBytes", (double) bytes));
    }
    return figures;
  }
}
