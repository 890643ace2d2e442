package io.nunchi.api.metrics;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.EngineStatus;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of an engine.
 *
 * <p>Immutable; any thread.
 *
 * @param generation the plugin and model that it runs
 * @param status the execution provider asked for and the one in use, as the engine said when it had
 *     started, or when {@link io.nunchi.api.Engine#status()} was last called: metrics never wait
 *     for a plugin
 * @param streams the number of streams that use it
 * @param waitingFrames frames of all its streams that wait for a worker now
 * @param framesInAnalysis frames of all its streams that are being analyzed now
 * @param changes swaps and rollbacks so far
 * @param stages the durations of each stage, as the analyzers measured them, over all streams of
 *     the engine that runs now; a stage of a batch is told by every frame in it. The first 32
 *     stages by name
 * @param framesByBatchSize the number of frames that went through the model, which is the stage
 *     {@code inference}, in batches of each size, over all streams of the engine that runs now;
 *     frames divided by size are the runs. Sizes that did not occur are left out, those above
 *     {@link #LARGEST_COUNTED_BATCH} count as that
 */
public record EngineMetrics(
    EngineGeneration generation,
    EngineStatus status,
    int streams,
    int waitingFrames,
    int framesInAnalysis,
    long changes,
    Map<String, DurationStatistics> stages,
    SortedMap<Integer, Long> framesByBatchSize) {

  /** The largest batch that is counted apart. */
  public static final int LARGEST_COUNTED_BATCH = 256;

  /**
   * Copies the maps.
   *
   * @param generation the plugin and model
   * @param status the execution provider
   * @param streams the number of streams
   * @param waitingFrames frames that wait
   * @param framesInAnalysis frames that are being analyzed
   * @param changes swaps and rollbacks
   * @param stages durations by stage
   * @param framesByBatchSize frames by the size of their batch
   */
  public EngineMetrics {
    stages = Map.copyOf(stages);
    framesByBatchSize = Collections.unmodifiableSortedMap(new TreeMap<>(framesByBatchSize));
  }
}
