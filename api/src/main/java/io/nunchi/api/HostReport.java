package io.nunchi.api;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/**
 * What an operator should know of the host as a whole.
 *
 * <p>Immutable; any thread.
 *
 * @param workers threads that serve the streams now, those that are stuck not counted
 * @param stuckCalls calls into plugins that never returned, each of which costs a thread
 * @param problems what went wrong beside the streams, such as threads that a closed engine left
 *     behind; the latest, at most 100
 */
public record HostReport(int workers, List<StuckCall> stuckCalls, List<Problem> problems) {

  /**
   * Copies the lists.
   *
   * @param workers threads that serve the streams
   * @param stuckCalls calls that never returned
   * @param problems what went wrong
   */
  public HostReport {
    stuckCalls = List.copyOf(stuckCalls);
    problems = List.copyOf(problems);
  }
}
