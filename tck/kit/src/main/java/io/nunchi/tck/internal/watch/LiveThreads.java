package io.nunchi.tck.internal.watch;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The threads that live at a moment.
 *
 * @param threads the threads
 */
public record LiveThreads(Set<Thread> threads) {

  public static LiveThreads now() {
    return new LiveThreads(new HashSet<>(Thread.getAllStackTraces().keySet()));
  }

  /** The names of those that live now and did not then; the kit's own do not count. */
  public static Set<String> startedSince(LiveThreads before) {
    Set<Thread> started = new HashSet<>(now().threads);
    started.removeAll(before.threads);
    return started.stream()
        .filter(thread -> thread.isAlive() && !thread.getName().startsWith(OWN))
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The prefix of the names of the kit's own threads. */
  public static final String OWN = "nunchi-tck ";
}
