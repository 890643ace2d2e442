package io.nunchi.loading.internal.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bounded text of a throwable and its causes.
 *
 * <p>A throwable's methods are the plugin's code: they may throw, hang, or return megabytes.
 * Callers run this inside the watched call that failed, which ends a hang; everything else ends
 * here.
 */
final class FailureText {

  private static final int LONGEST_CHAIN = 8;
  private static final int MOST_CHARACTERS = 2_000;

  private FailureText() {}

  /** The throwable and its causes, one a line. */
  static String of(Throwable failure) {
    List<String> lines = new ArrayList<>();
    for (Throwable link : chain(failure)) {
      lines.add(ofOne(link));
    }
    return String.join("\ncaused by ", lines);
  }

  /** The first failure to link a class among a throwable and its causes. */
  static Optional<LinkageError> linkage(Throwable failure) {
    return chain(failure).stream()
        .filter(link -> !(link instanceof ExceptionInInitializerError))
        .filter(LinkageError.class::isInstance)
        .map(LinkageError.class::cast)
        .findFirst();
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Throwable link = failure;
    while (link != null && chain.size() < LONGEST_CHAIN) {
      chain.add(link);
      try {
        link = link.getCause();
      } catch (Throwable e) { // a cause that cannot be asked for is the end of the chain
        link = null;
      }
    }
    return chain;
  }

  private static String ofOne(Throwable failure) {
    String name = failure.getClass().getName();
    try {
      String text = failure.toString();
      boolean named = text != null && text.startsWith(name);
      return bounded(named ? text : name + ": " + text);
    } catch (Throwable e) { // the class's name is always known
      return bounded(name) + " (its text cannot be read: " + bounded(e.getClass().getName()) + ")";
    }
  }

  private static String bounded(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS) + "... (" + text.length() + " characters)";
  }
}
