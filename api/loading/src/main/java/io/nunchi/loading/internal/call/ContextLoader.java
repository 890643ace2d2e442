package io.nunchi.loading.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * Runs a plugin's code with the plugin's class loader as the thread's context loader, so that the
 * plugin's libraries find their services in the plugin and not in the VMS.
 */
public final class ContextLoader {

  private ContextLoader() {}

  public static <T, E extends Exception> T during(
      @Nullable ClassLoader loader, WatchedCall.Body<T, E> body) throws E {
    return during(loader, (called, same) -> called.call(), body, body);
  }

  static <S, A, T, E extends Exception> T during(
      @Nullable ClassLoader loader, WatchedCall.Method<S, A, T, E> method, S subject, A argument)
      throws E {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(loader);
    try {
      return method.call(subject, argument);
    } finally {
      current.setContextClassLoader(before);
    }
  }
}
