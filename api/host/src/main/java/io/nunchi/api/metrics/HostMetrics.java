package io.nunchi.api.metrics;

import java.util.List;

/**
 * The figures of a host; the report for an operator is {@link io.nunchi.api.HostReport}.
 *
 * <p>Immutable; any thread. The streams are looked at one after the other, each at one moment.
 *
 * @param workers threads that serve the streams now, those that are stuck not counted
 * @param stuckCalls calls into plugins that never returned, each of which costs a thread
 * @param missedListenerCalls calls that the host's listeners were too slow for
 * @param engines the engines that run
 * @param streams the streams that are open
 */
public record HostMetrics(
    int workers,
    int stuckCalls,
    long missedListenerCalls,
    List<EngineMetrics> engines,
    List<StreamMetrics> streams) {

  /**
   * Copies the lists.
   *
   * @param workers threads that serve the streams
   * @param stuckCalls calls that never returned
   * @param missedListenerCalls calls that listeners missed
   * @param engines the engines
   * @param streams the streams
   */
  public HostMetrics {
    engines = List.copyOf(engines);
    streams = List.copyOf(streams);
  }
}
