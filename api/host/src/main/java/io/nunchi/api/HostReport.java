package io.nunchi.api;

import io.nunchi.loading.StuckCall;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;

/**
 * The state of the host as a whole, for an operator.
 *
 * <p>Immutable; any thread.
 *
 * @param workers threads that serve the streams now, those that are stuck not counted
 * @param stuckCalls calls into plugins that never returned, each of which costs a thread
 * @param problems problems outside the analysis of frames, such as threads that a closed engine
 *     left behind, or an analyzer that does not return at close; the latest, at most 100
 * @param problemCounts the number of such problems since the host started, by code
 */
public record HostReport(
    int workers,
    List<StuckCall> stuckCalls,
    List<Problem> problems,
    Map<String, Long> problemCounts) {

  /**
   * Copies the lists and counts.
   *
   * @param workers threads that serve the streams
   * @param stuckCalls calls that never returned
   * @param problems problems outside the analysis of frames
   * @param problemCounts their number by code
   */
  public HostReport {
    stuckCalls = List.copyOf(stuckCalls);
    problems = List.copyOf(problems);
    problemCounts = Map.copyOf(problemCounts);
  }
}
