package io.nunchi.api.metrics;

import io.nunchi.api.frame.DropReason;
import java.util.Map;

/**
 * The counts of a stream's frames, by outcome: {@code offered = analyzed + dropped + inFlight},
 * always.
 *
 * <p>Immutable; any thread.
 *
 * @param offered frames that the VMS offered
 * @param analyzed frames whose result was delivered
 * @param droppedByReason frames that were dropped, by reason; every reason is present
 * @param inFlight frames that wait or are being analyzed: 0 to 2
 * @param listenerFailures calls of the listener, and of pictures' release callbacks, that threw;
 *     their frames count as analyzed or dropped all the same
 * @param analyzerRestarts analyzers that were opened in place of a broken one
 * @param openLeases frames that the analyzer retained and has not closed
 */
public record StreamCounters(
    long offered,
    long analyzed,
    Map<DropReason, Long> droppedByReason,
    int inFlight,
    long listenerFailures,
    long analyzerRestarts,
    int openLeases) {

  /**
   * Copies the counts.
   *
   * @param offered frames that the VMS offered
   * @param analyzed frames whose result was delivered
   * @param droppedByReason frames that were dropped
   * @param inFlight frames under way
   * @param listenerFailures failed calls of the listener
   * @param analyzerRestarts analyzers that replaced a broken one
   * @param openLeases retained frames
   */
  public StreamCounters {
    droppedByReason = Map.copyOf(droppedByReason);
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
