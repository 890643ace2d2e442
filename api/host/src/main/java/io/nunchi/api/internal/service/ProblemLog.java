package io.nunchi.api.internal.service;

import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest problems of the host as a whole, and how many there were. Any thread; never blocks.
 */
public final class ProblemLog {

  private static final HostLog LOG = HostLog.of(ProblemLog.class);
  private static final int KEPT = 100;

  /** Codes may come from plugins; those above this number are counted together. */
  private static final int MOST_CODES = 500;

  private static final String OTHER_CODES = "others";

  private final HostListeners listeners;
  private final OperatorMessages operatorMessages;
  private final ArrayDeque<Problem> problems = new ArrayDeque<>();
  private final Map<String, Long> counts = new HashMap<>();

  public ProblemLog(HostListeners listeners) {
    this.listeners = listeners;
    this.operatorMessages = new OperatorMessages(listeners);
  }

  OperatorMessages operatorMessages() {
    return operatorMessages;
  }

  HostListeners listeners() {
    return listeners;
  }

  /** Logs, counts and keeps problems, and tells the host's listeners. */
  public void add(List<Problem> found) {
    if (found.isEmpty()) {
      return;
    }
    for (Problem problem : found) {
      LOG.warn("{}", problem);
    }
    synchronized (this) {
      for (Problem problem : found) {
        boolean counted = counts.containsKey(problem.code()) || counts.size() < MOST_CODES;
        counts.merge(counted ? problem.code() : OTHER_CODES, 1L, Long::sum);
        problems.add(problem);
      }
      while (problems.size() > KEPT) {
        problems.removeFirst();
      }
    }
    List<Problem> told = List.copyOf(found);
    listeners.tell(listener -> listener.onProblem(told));
  }

  public synchronized List<Problem> latest() {
    return List.copyOf(problems);
  }

  public synchronized Map<String, Long> countsByCode() {
    return Map.copyOf(counts);
  }
}
