package io.nunchi.api.metrics;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import java.util.Map;

/**
 * The figures of one engine generation for one stream.
 *
 * <p>Every count only rises. A frame counts as offered for the generation that the stream was on
 * when it was offered, and as analyzed or dropped for the one that it was on then: over all
 * generations of a stream the sum of {@link io.nunchi.api.metrics.StreamCounters} holds, and for
 * one of them it may be off by the two frames that are under way while the stream moves.
 *
 * <p>Immutable; any thread.
 *
 * @param generation the engine generation
 * @param offered frames that were offered
 * @param analyzed frames whose result was delivered
 * @param droppedByReason frames that were dropped, by reason; every reason is present
 * @param analyzerRestarts analyzers that were opened in place of a broken one
 * @param detectionsByLabel detections that were delivered, by label; labels without one are left
 *     out
 * @param age from a frame's arrival in the host to its checked result
 * @param analysis the call of the analyzer
 */
public record GenerationMetrics(
    EngineGeneration generation,
    long offered,
    long analyzed,
    Map<DropReason, Long> droppedByReason,
    long analyzerRestarts,
    Map<String, Long> detectionsByLabel,
    DurationStatistics age,
    DurationStatistics analysis) {

  /**
   * Copies the counts.
   *
   * @param generation the engine generation
   * @param offered frames that were offered
   * @param analyzed frames with a result
   * @param droppedByReason frames without one
   * @param analyzerRestarts analyzers that replaced a broken one
   * @param detectionsByLabel detections by label
   * @param age the age of results
   * @param analysis the duration of the analyzer's calls
   */
  public GenerationMetrics {
    droppedByReason = Map.copyOf(droppedByReason);
    detectionsByLabel = Map.copyOf(detectionsByLabel);
  }

  /**
   * All frames that were dropped.
   *
   * @return the sum over all reasons
   */
  public long dropped() {
    return droppedByReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
