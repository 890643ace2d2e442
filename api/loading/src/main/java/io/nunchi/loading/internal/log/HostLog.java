package io.nunchi.loading.internal.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * A logger that never blocks its caller and never fails: lines wait in a bounded queue, and one
 * daemon thread of the process writes them to SLF4J with the caller's context (MDC).
 *
 * <p>Arguments are immutable values of the host: their {@code toString()} runs later, on the log's
 * thread. A throwable of a plugin is logged as its {@link ThrowableSnapshot}. Lines that find the
 * queue full are dropped and {@linkplain #lost() counted}.
 */
public final class HostLog {

  private final String name;
  private volatile @Nullable Logger logger;

  private HostLog(String name) {
    this.name = name;
  }

  /** The log of a class; calls no logging library yet. */
  public static HostLog of(Class<?> owner) {
    return new HostLog(owner.getName());
  }

  /** The log of a name; calls no logging library yet. */
  static HostLog named(String name) {
    return new HostLog(name);
  }

  public void debug(String format, @Nullable Object... arguments) {
    if (mayWriteDebug()) {
      write(Level.DEBUG, format, arguments);
    }
  }

  public void info(String format, @Nullable Object... arguments) {
    write(Level.INFO, format, arguments);
  }

  public void warn(String format, @Nullable Object... arguments) {
    write(Level.WARN, format, arguments);
  }

  public void error(String format, @Nullable Object... arguments) {
    write(Level.ERROR, format, arguments);
  }

  /** Warns in the context of a stream, or in none, whatever the context of the current thread. */
  public void warnAbout(@Nullable LogName stream, String format, @Nullable Object... arguments) {
    try {
      Map<String, String> context = stream == null ? Map.of() : stream.context();
      LogQueue.PROCESS.add(new LogLine(this, Level.WARN, format, arguments, context));
    } catch (Throwable e) { // no memory for the line
      LogQueue.PROCESS.countLost();
    }
  }

  /** Counts a line that could not even be handed over, for want of memory. */
  public static void countLost() {
    LogQueue.PROCESS.countLost();
  }

  /** The number of lines that were dropped since the process began. */
  public static long lost() {
    return LogQueue.PROCESS.lost();
  }

  /**
   * Waits until everything that was logged before is written.
   *
   * @return false if it was not written in time, or the current thread was interrupted
   */
  public static boolean flush(Duration atMost) {
    return LogQueue.PROCESS.flush(TimeUnit.NANOSECONDS.convert(atMost));
  }

  void write(Level level, String format, @Nullable Object[] arguments) {
    try {
      LogQueue.PROCESS.add(new LogLine(this, level, format, arguments, context()));
    } catch (Throwable e) { // no memory for the line
      LogQueue.PROCESS.countLost();
    }
  }

  private static Map<String, String> context() {
    try {
      Map<String, String> copy = MDC.getCopyOfContextMap();
      return copy == null ? Map.of() : copy;
    } catch (Throwable e) { // the logging library's; a line without its context is worth having
      return Map.of();
    }
  }

  /** True before the log's thread has found the logger, which then decides. */
  private boolean mayWriteDebug() {
    Logger known = logger;
    try {
      return known == null || known.isDebugEnabled();
    } catch (Throwable e) { // the logging library's
      return false;
    }
  }

  /** The logger, on the log's thread: the first call may set up the whole logging library. */
  Logger logger() {
    Logger known = logger;
    if (known == null) {
      known = LoggerFactory.getLogger(name);
      logger = known;
    }
    return known;
  }
}
