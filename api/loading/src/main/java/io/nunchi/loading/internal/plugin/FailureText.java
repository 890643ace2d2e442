package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bounded text of a throwable and its causes.
 *
 * <p>A throwable's methods are the plugin's code: callers run this inside the watched call that
 * failed, which ends a hang.
 */
final class FailureText {

  private static final int LONGEST_CHAIN = 8;
  private static final int MOST_CHARACTERS = 2_000;

  private FailureText() {}

  /** The throwable and its causes, one a line. */
  static String of(Throwable failure) {
    List<String> lines = new ArrayList<>();
    Throwable link = ThrowableSnapshot.of(failure);
    while (link != null) {
      lines.add(BoundedText.cut(link.toString(), MOST_CHARACTERS));
      link = link.getCause();
    }
    return String.join("\ncaused by ", lines);
  }

  /** The first failure to link a class among a throwable and its causes. */
  static Optional<LinkageError> linkage(Throwable failure) {
    Throwable link = failure;
    for (int depth = 0; link != null && depth < LONGEST_CHAIN; depth++) {
      if (link instanceof LinkageError unlinked && !(link instanceof ExceptionInInitializerError)) {
        return Optional.of(unlinked);
      }
      link = cause(link);
    }
    return Optional.empty();
  }

  private static @Nullable Throwable cause(Throwable failure) {
    try {
      return failure.getCause();
    } catch (Throwable e) { // the plugin's code: the chain ends here
      return null;
    }
  }
}
