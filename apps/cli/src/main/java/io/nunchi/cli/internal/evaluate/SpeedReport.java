package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.bench.measure.DurationSummary;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The speed and cost of an analysis, which differ from run to run.
 *
 * @param frames the number of measured frames, after ten of warm-up
 * @param framesPerSecond one stream, one frame at a time, decoding left out
 * @param cpuSecondsPerFrame processor time of the process and its workers while a frame is analyzed
 * @param peakMemoryBytes the most resident memory of the process at one moment, and of its workers,
 *     where known
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

  /** The figures that the rules of a gate may name. */
  public Map<Figure, Double> figures() {
    Map<Figure, Double> figures = measured();
    if (!peakIsOfThisRun) {
      figures.remove(Figure.PEAK_MEMORY_BYTES);
    }
    return figures;
  }

  /** Every figure that was measured; the peak of memory may be older than this analysis. */
  public Map<Figure, Double> measured() {
    Map<Figure, Double> measured = new EnumMap<>(Figure.class);
    measured.put(Figure.FRAMES_PER_SECOND, framesPerSecond);
    measured.put(Figure.CPU_SECONDS_PER_FRAME, cpuSecondsPerFrame);
    DurationSummary analyze = stageMillis.get(ANALYZE);
    if (analyze != null) {
      measured.put(Figure.MILLIS_P50, analyze.median());
      measured.put(Figure.MILLIS_P99, analyze.p99());
    }
    peakMemoryBytes.ifPresent(bytes -> measured.put(Figure.PEAK_MEMORY_BYTES, (double) bytes));
    return measured;
  }
}
