package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.HostThread;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds threads that a plugin started and left running. */
final class LeftThreads {

  /** Threads that are ending get this many checks. */
  private static final int LOOKS = 20;

  private static final long BETWEEN_LOOKS_MILLIS = 5;

  private LeftThreads() {}

  /** The unwanted threads of a class loader that still run after a short wait. */
  static List<Thread> of(ClassLoader classLoader, Predicate<Thread> unwanted) {
    List<Thread> left = running(classLoader, unwanted);
    for (int look = 1; look < LOOKS && !left.isEmpty(); look++) {
      try {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      left = running(classLoader, unwanted);
    }
    return left;
  }

  /** The ids of the class loader's threads. */
  static Set<Long> ids(ClassLoader classLoader) {
    return running(classLoader, thread -> true).stream()
        .map(Thread::getId)
        .collect(Collectors.toSet());
  }

  /** The problem of threads that an engine left. */
  static Problem problem(ClassLoader classLoader, List<Thread> left) {
    List<String> names = left.stream().map(Thread::getName).sorted().toList();
    return Problem.of("NUN-4512", "the engine is closed and left threads behind")
        .expected("no thread of the plugin that none of its running engines started (rule 8.1)")
        .found(names.size() + " thread(s): " + String.join(", ", names))
        .where(String.valueOf(classLoader.getName()))
        .fix("end every thread in close(); tell the plugin's vendor");
  }

  private static List<Thread> running(ClassLoader classLoader, Predicate<Thread> wanted) {
    List<Thread> found = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      boolean ofPlugin =
          thread.getClass().getClassLoader() == classLoader
              || (hasJdksContextLoader(thread) && thread.getContextClassLoader() == classLoader);
      if (ofPlugin
          && thread != Thread.currentThread()
          && !isExpected(thread)
          && wanted.test(thread)) {
        found.add(thread);
      }
    }
    return found;
  }

  /** Returns false for a class that answers with code of its own, which may never return. */
  private static boolean hasJdksContextLoader(Thread thread) {
    try {
      return thread.getClass().getMethod("getContextClassLoader").getDeclaringClass()
          == Thread.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return false;
    }
  }

  /** Returns true for the host's own threads, and for JNA's cleaner, which ends by itself. */
  private static boolean isExpected(Thread thread) {
    return thread instanceof HostThread
        || thread.getClass().getName().startsWith("com.sun.jna.internal.Cleaner");
  }
}
