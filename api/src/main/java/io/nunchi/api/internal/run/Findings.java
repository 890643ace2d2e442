package io.nunchi.api.internal.run;

import io.nunchi.spi.failure.Problem;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest problems of the host as a whole. */
final class Findings {

  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
  private static final int KEPT = 100;

  private final HostListeners listeners;
  private final ArrayDeque<Problem> problems = new ArrayDeque<>();

  Findings(HostListeners listeners) {
    this.listeners = listeners;
  }

  void add(List<Problem> found) {
    for (Problem problem : found) {
      LOG.warn("{}", problem);
    }
    if (!found.isEmpty()) {
      List<Problem> told = List.copyOf(found);
      listeners.tell(listener -> listener.onProblem(told));
    }
    synchronized (this) {
      problems.addAll(found);
      while (problems.size() > KEPT) {
        problems.removeFirst();
      }
    }
  }

  synchronized List<Problem> all() {
    return List.copyOf(problems);
  }
}
