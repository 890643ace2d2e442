package io.nunchi.tck.internal.watch;

import io.nunchi.loading.HostThread;
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

  /**
   * The names of those that live now and did not then. Threads of the kit and of the host do not
   * count; they are told by their class, since a plugin may give its threads any name.
   */
  public static Set<String> startedSince(LiveThreads before) {
    Set<Thread> started = new HashSet<>(now().threads);
    started.removeAll(before.threads);
    return started.stream()
        .filter(Thread::isAlive)
        .filter(thread -> !(thread instanceof KitThread || thread instanceof HostThread))
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
