package io.nunchi.api.internal.service;

import org.jspecify.annotations.Nullable;

/** Closes parts one after the other; one that fails does not keep the next from its turn. */
public final class OrderedClosing {

  private OrderedClosing() {}

  /** Runs every step, and then throws the first failure with the later ones suppressed. */
  public static void run(Runnable... steps) {
    Throwable first = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        first = added(first, e);
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private static Throwable added(@Nullable Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }
}
