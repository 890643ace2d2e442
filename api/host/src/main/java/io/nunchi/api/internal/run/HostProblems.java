package io.nunchi.api.internal.run;

import io.nunchi.spi.failure.Problem;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems of the host as a whole: the latest ones, and how many there were. */
final class HostProblems {

  private static final Logger LOG = LoggerFactory.getLogger(HostProblems.class);
  private static final int KEPT = 100;

  private final HostListeners listeners;
  private final ArrayDeque<Problem> problems = new ArrayDeque<>();
  private final Map<String, Long> counts = new HashMap<>();

  HostProblems(HostListeners listeners) {
    this.listeners = listeners;
  }

  void add(List<Problem> found) {
    for (Problem problem : found) {
      LOG.warn("{}", problem);
    }
    synchronized (this) {
      problems.addAll(found);
      found.forEach(problem -> counts.merge(problem.code(), 1L, Long::sum));
      while (problems.size() > KEPT) {
        problems.removeFirst();
      }
    }
    if (!found.isEmpty()) {
      List<Problem> told = List.copyOf(found);
      listeners.tell(listener -> listener.onProblem(told));
    }
  }

  synchronized List<Problem> all() {
    return List.copyOf(problems);
  }

  synchronized Map<String, Long> countsByCode() {
    return Map.copyOf(counts);
  }
}
