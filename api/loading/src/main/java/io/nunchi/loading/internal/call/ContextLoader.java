package io.nunchi.loading.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * Runs a plugin's code with the plugin's class loader as the thread's context loader, so that the
 * plugin's libraries find their services in the plugin and not in the VMS.
 */
public final class ContextLoader {

  private ContextLoader() {}

  /** The body of a call that throws exceptions of one type. */
  @FunctionalInterface
  public interface Body<T, E extends Exception> {
    T call() throws E;
  }

  /** Runs a body; a loader that is null leaves the thread's own in place. */
  public static <T, E extends Exception> T during(@Nullable ClassLoader loader, Body<T, E> body)
      throws E {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    enter(current, loader);
    try {
      return body.call();
    } finally {
      current.setContextClassLoader(before);
    }
  }

  static <S, A, T> T during(
      @Nullable ClassLoader loader, WatchedCall.Method<S, A, T> method, S subject, A argument)
      throws Exception {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    enter(current, loader);
    try {
      return method.call(subject, argument);
    } finally {
      current.setContextClassLoader(before);
    }
  }

  private static void enter(Thread current, @Nullable ClassLoader loader) {
    if (loader != null) {
      current.setContextClassLoader(loader);
    }
  }
}
