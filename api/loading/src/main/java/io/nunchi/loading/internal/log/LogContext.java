package io.nunchi.loading.internal.log;

import io.nunchi.loading.HostThread;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The context of the lines that a thread of the host logs: a stream and its generation, and what
 * came from the thread on whose behalf it works.
 *
 * <p>On its own threads the host keeps this by itself: the VMS's logging library, which may block
 * or fail, is told with {@link #show()} only, in calls that have a deadline. On any other thread
 * the context is that library's own (SLF4J's MDC).
 */
public final class LogContext {

  private static final ThreadLocal<LogContext> OF_THREAD = ThreadLocal.withInitial(LogContext::new);

  private Map<String, String> carried = Map.of();
  private @Nullable LogName name;

  private LogContext() {}

  /** Copies the context of the current thread for another one. */
  public static Map<String, String> copy() {
    return isOfHost() ? OF_THREAD.get().merged() : ofLibrary();
  }

  /** Gives a thread of the host the context that was copied on another thread. */
  public static void carry(Map<String, String> context) {
    OF_THREAD.get().carried = context;
  }

  /**
   * Writes the context of a thread of the host into the MDC, for what a plugin or the VMS logs.
   * Calls the VMS's logging library: belongs into a call with a deadline.
   */
  public static void show() {
    if (isOfHost()) {
      OF_THREAD.get().showAll();
    }
  }

  /** Returns true on a thread of the host, whose context is kept here. */
  static boolean isOfHost() {
    return Thread.currentThread() instanceof HostThread;
  }

  /** Names the stream of the current thread's lines; returns the name before. */
  static @Nullable LogName rename(@Nullable LogName name) {
    LogContext context = OF_THREAD.get();
    LogName before = context.name;
    context.name = name;
    return before;
  }

  private Map<String, String> merged() {
    LogName named = name;
    if (named == null || carried.isEmpty()) {
      return named == null ? carried : named.context();
    }
    Map<String, String> all = new HashMap<>(carried);
    all.putAll(named.context());
    return all;
  }

  private void showAll() {
    LogName named = name;
    if (!carried.isEmpty()) {
      try {
        MDC.setContextMap(merged());
      } catch (Throwable e) {
        // the logging library's; the call matters more, and its lines go without the context
      }
    } else if (named != null) {
      named.show();
    }
  }

  private static Map<String, String> ofLibrary() {
    try {
      Map<String, String> copy = MDC.getCopyOfContextMap();
      return copy == null ? Map.of() : copy;
    } catch (Throwable e) { // the logging library's; a line without its context is worth having
      return Map.of();
    }
  }
}
