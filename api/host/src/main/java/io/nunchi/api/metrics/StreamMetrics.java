package io.nunchi.api.metrics;

import java.util.List;

/**
 * The figures of a stream.
 *
 * <p>Immutable; any thread.
 *
 * @param streamId the stream's id
 * @param health the stream's health, and the reason for it
 * @param counters the outcomes of all its frames, over all generations
 * @param waitingFrames frames that wait for a worker now: 0 or 1
 * @param generations the figures of each generation, the one in use first; at least one, and at
 *     most {@value #KEPT_GENERATIONS}: older ones are in {@code counters} only
 */
public record StreamMetrics(
    String streamId,
    StreamHealth health,
    StreamCounters counters,
    int waitingFrames,
    List<GenerationMetrics> generations) {

  /** The number of latest generations that a stream counts separately. */
  public static final int KEPT_GENERATIONS = 4;

  /**
   * Copies the generations.
   *
   * @param streamId the stream's id
   * @param health the stream's health
   * @param counters the outcomes of its frames
   * @param waitingFrames 0 or 1
   * @param generations the one in use first
   */
  public StreamMetrics {
    generations = List.copyOf(generations);
  }

  /**
   * The figures of the generation in use.
   *
   * @return the first of the generations
   */
  public GenerationMetrics current() {
    return generations.get(0);
  }
}
