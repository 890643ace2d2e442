package io.nunchi.tck.internal.watch;

import java.util.List;

/**
 * Tells whether a call went through a logger, of which the VMS chooses where it writes. Loggers
 * that a plugin brings itself do not count.
 */
final class LoggingCalls {

  private static final List<String> LOGGERS =
      List.of(
          "java.util.logging.",
          "sun.util.logging.",
          "jdk.internal.logger.",
          "org.slf4j.",
          "io.nunchi.loading.internal.log.",
          "io.nunchi.tck.internal.run.WarningsOnly");

  private LoggingCalls() {}

  /** Looks for a logger among the classes of a stack trace. */
  static boolean areAmong(List<String> callingClasses) {
    return callingClasses.stream().anyMatch(name -> LOGGERS.stream().anyMatch(name::startsWith));
  }
}
