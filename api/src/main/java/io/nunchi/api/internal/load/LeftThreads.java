package io.nunchi.api.internal.load;

import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Finds threads that a plugin started and did not end. */
final class LeftThreads {

  /** Threads that were told to end may still be on their last few instructions. */
  private static final int LOOKS = 20;

  private static final long BETWEEN_LOOKS_MILLIS = 5;

  private LeftThreads() {}

  /** What is wrong now that no engine of the class loader is running. */
  static List<Problem> of(ClassLoader classLoader) {
    List<String> names = names(classLoader);
    for (int look = 1; look < LOOKS && !names.isEmpty(); look++) {
      try {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
        break;
      }
      names = names(classLoader);
    }
    if (names.isEmpty()) {
      return List.of();
    }
    return List.of(
        Problem.of("NUN-4512", "the engine is closed and left threads behind")
            .expected("no thread of the plugin (rule 8.1)")
            .found(names.size() + " thread(s): " + String.join(", ", names))
            .where(String.valueOf(classLoader.getName()))
            .fix("end every thread in close(); tell the plugin's vendor"));
  }

  private static List<String> names(ClassLoader classLoader) {
    List<String> names = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      boolean ofPlugin =
          thread.getContextClassLoader() == classLoader
              || thread.getClass().getClassLoader() == classLoader;
      if (ofPlugin && thread != Thread.currentThread() && !isExpected(thread)) {
        names.add(thread.getName());
      }
    }
    names.sort(null);
    return names;
  }

  /**
   * The host's own threads, and JNA's cleaner, which serves the class loader and ends by itself.
   */
  private static boolean isExpected(Thread thread) {
    return thread.getName().startsWith("nunchi-")
        || thread.getClass().getName().startsWith("com.sun.jna.internal.Cleaner");
  }
}
