package io.nunchi.loading.internal.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A stream and its generation in the context of log lines.
 *
 * <p>On the host's threads the {@link LogContext} keeps it; on those of the VMS it stands in the
 * context of the VMS's logging library (SLF4J's MDC). Should that fail, lines go without their
 * stream, and nothing else happens.
 *
 * @param stream the stream's id
 * @param generation the generation's number
 */
public record LogName(String stream, String generation) {

  private static final String STREAM = "nunchi.stream";
  private static final String GENERATION = "nunchi.generation";
  private static final Scope NOTHING_BEFORE = new Scope(null, null, null);

  /** Puts this into the context of the current thread until it leaves the scope. */
  public Scope enter() {
    if (LogContext.isOfHost()) {
      LogName before = LogContext.rename(this);
      return before == null ? NOTHING_BEFORE : new Scope(before, null, null);
    }
    String streamBefore = get(STREAM);
    String generationBefore = get(GENERATION);
    Scope scope =
        streamBefore == null && generationBefore == null
            ? NOTHING_BEFORE
            : new Scope(null, streamBefore, generationBefore);
    put(STREAM, stream);
    put(GENERATION, generation);
    return scope;
  }

  /**
   * Puts this into the context of a worker, where it stays until the worker's next turn. Calls
   * nothing of the logging library.
   */
  public void stay() {
    LogContext.rename(this);
  }

  /** Writes this into the MDC; takes no memory if it is there already. */
  void show() {
    if (!stream.equals(get(STREAM))) {
      put(STREAM, stream);
    }
    if (!generation.equals(get(GENERATION))) {
      put(GENERATION, generation);
    }
  }

  /** The same as a map. */
  Map<String, String> context() {
    return Map.of(STREAM, stream, GENERATION, generation);
  }

  private static @Nullable String get(String key) {
    try {
      return MDC.get(key);
    } catch (Throwable e) { // the logging library's; the frame matters more
      return null;
    }
  }

  private static void put(String key, @Nullable String value) {
    try {
      if (value == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, value);
      }
    } catch (Throwable e) {
      // the logging library's; the frame matters more, and its lines go without the stream
    }
  }

  /**
   * The context before; leaving the scope restores it.
   *
   * @param name the name before, on a thread of the host
   * @param stream the stream in the MDC before, on another thread
   * @param generation the generation in the MDC before, on another thread
   */
  public record Scope(
      @Nullable LogName name, @Nullable String stream, @Nullable String generation) {

    public void leave() {
      if (LogContext.isOfHost()) {
        LogContext.rename(name);
        return;
      }
      put(STREAM, stream);
      put(GENERATION, generation);
    }
  }
}
