package io.nunchi.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Durations by stage, in bounded memory; values are right to one part in a thousand. Any thread.
 */
public final class StageDurations {

  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<String, Histogram> histograms = new LinkedHashMap<>();

  /**
   * Adds a duration.
   *
   * @param stage a name, new or known
   * @param nanos nanoseconds; negative ones, which only a broken plugin reports, count as 0
   */
  public synchronized void add(String stage, long nanos) {
    histograms
        .computeIfAbsent(stage, unused -> new Histogram(SIGNIFICANT_DIGITS))
        .recordValue(Math.max(0, nanos));
  }

  /** The durations by stage, in the order in which the stages first came. */
  public synchronized Map<String, DurationSummary> summaries() {
    Map<String, DurationSummary> summaries = new LinkedHashMap<>();
    histograms.forEach((stage, durations) -> summaries.put(stage, DurationSummary.of(durations)));
    return summaries;
  }
}
