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

  /** The prefix of the names of the kit's own threads. */
  public static final String OWN = "nunchi-tck ";

  /** The threads by which the host loads plugins; the log's stays, the others are ending. */
  private static final Set<String> OF_LOADING =
      Set.of(
          "nunchi-call", "nunchi-supervisor", "nunchi-watchdog", "nunchi-interrupt", "nunchi-log");

  /** The names of those that live now and did not then; the kit's and the host's do not count. */
  public static Set<String> startedSince(LiveThreads before) {
    Set<Thread> started = new HashSet<>(now().threads);
    started.removeAll(before.threads);
    return started.stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> !name.startsWith(OWN) && !OF_LOADING.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
