package io.nunchi.api.internal.measure;

import io.nunchi.api.metrics.DurationStatistics;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.spi.result.StageTiming;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The durations of an engine's stages, and the sizes of its batches, as its analyzers measured
 * them. Any thread.
 */
public final class StageMeter {

  private static final int MOST_STAGES = 32;
  private static final int LARGEST_BATCH = EngineMetrics.LARGEST_COUNTED_BATCH;

  private final Map<String, Integer> labelNumbers = new HashMap<>();
  private final List<String> labels;
  private final Map<String, RecentDurations> stages = new ConcurrentHashMap<>();
  private final AtomicLongArray framesByBatch = new AtomicLongArray(LARGEST_BATCH + 1);

  /** A meter of an engine that declares these labels. */
  public StageMeter(List<String> labels) {
    this.labels = List.copyOf(labels);
    for (String label : labels) {
      labelNumbers.put(label, labelNumbers.size());
    }
  }

  /** The labels, in the order of their numbers. */
  List<String> labels() {
    return labels;
  }

  /** The number of a declared label; results with others are not delivered. */
  int labelNumber(String label) {
    Integer number = labelNumbers.get(label);
    if (number == null) {
      throw new IllegalArgumentException("the engine does not declare the label " + label);
    }
    return number;
  }

  /** Adds what a result says; true if a stage or the size of a batch is new. */
  boolean add(List<StageTiming> timings, long nowNanos) {
    boolean isNew = false;
    for (int i = 0; i < timings.size(); i++) {
      StageTiming timing = timings.get(i);
      RecentDurations stage = stages.get(timing.stage());
      if (stage == null && stages.size() < MOST_STAGES) {
        stage = stages.computeIfAbsent(timing.stage(), name -> new RecentDurations());
        isNew = true;
      }
      if (stage != null) {
        stage.add(timing.nanos(), nowNanos);
      }
      if (timing.stage().equals(StageTiming.INFERENCE)) {
        int size = Math.min(timing.frames(), LARGEST_BATCH);
        isNew |= framesByBatch.getAndIncrement(size) == 0;
      }
    }
    return isNew;
  }

  /** The number of frames in batches of each size. */
  public SortedMap<Integer, Long> framesByBatchSize() {
    SortedMap<Integer, Long> frames = new TreeMap<>();
    for (int size = 1; size <= LARGEST_BATCH; size++) {
      if (framesByBatch.get(size) > 0) {
        frames.put(size, framesByBatch.get(size));
      }
    }
    return frames;
  }

  /** The durations by stage. */
  public Map<String, DurationStatistics> statistics() {
    Map<String, DurationStatistics> statistics = new LinkedHashMap<>();
    stages.forEach((stage, durations) -> statistics.put(stage, durations.statistics()));
    return statistics;
  }
}
