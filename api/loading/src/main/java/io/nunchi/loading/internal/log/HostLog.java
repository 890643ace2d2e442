package io.nunchi.loading.internal.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A logger that never blocks its caller and never fails: lines wait in a bounded queue, and one
 * daemon thread of the process writes them to SLF4J with the caller's {@link LogContext}. That
 * thread alone asks SLF4J for loggers and levels; callers see the levels that it found last.
 *
 * <p>Arguments are immutable values of the host: their {@code toString()} runs later, on the log's
 * thread. A throwable of a plugin is logged as its {@link ThrowableSnapshot}. Lines that find the
 * queue full are dropped and {@linkplain #lost() counted}.
 */
public final class HostLog {

  /** One plugin that logs without end leaves room for the lines of all others. */
  private static final int MOST_WAITING_OF_PLUGIN = 200;

  private static final long LEVEL_IS_KNOWN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final List<Level> LEVELS = List.of(Level.values());
  private static final int NO_LEVEL = Level.ERROR.toInt() + 1;

  private final String name;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean asking = new AtomicBoolean();

  /** Found on the log's thread, which alone calls it. */
  private @Nullable Logger logger;

  /** The lowest level that is written; until it is known, every line goes to the log's thread. */
  private volatile int lowestLevel = Level.TRACE.toInt();

  private volatile long levelNanos;

  private HostLog(String name, int mostWaiting) {
    this.name = name;
    this.mostWaiting = mostWaiting;
  }

  /** The log of a class; calls no logging library yet. */
  public static HostLog of(Class<?> owner) {
    return new HostLog(owner.getName(), Integer.MAX_VALUE);
  }

  /** The log of a name; calls no logging library yet. */
  static HostLog named(String name) {
    return new HostLog(name, Integer.MAX_VALUE);
  }

  /**
   * The log of a plugin, of which fewer lines may wait; asks for its level, on the log's thread.
   */
  static HostLog ofPlugin(String name) {
    HostLog log = new HostLog(name, MOST_WAITING_OF_PLUGIN);
    log.askForLevel();
    return log;
  }

  String name() {
    return name;
  }

  public void debug(String format, @Nullable Object... arguments) {
    if (mayWrite(Level.DEBUG)) {
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
      LogQueue.PROCESS.add(new LogLine(this, level, format, arguments, LogContext.copy()));
    } catch (Throwable e) { // no memory for the line
      LogQueue.PROCESS.countLost();
    }
  }

  /**
   * Returns false if a line of the level would not be written, as far as is known: a level that is
   * lowered meanwhile takes effect about a second later.
   */
  boolean mayWrite(Level level) {
    if (level.toInt() >= lowestLevel) {
      return true;
    }
    if (System.nanoTime() - levelNanos > LEVEL_IS_KNOWN_NANOS) {
      askForLevel();
    }
    return false;
  }

  private void askForLevel() {
    if (asking.compareAndSet(false, true)) {
      boolean asked = false;
      try {
        asked = LogQueue.PROCESS.ask(this::findLevel);
      } finally {
        if (!asked) { // no room, no memory; the next line asks again
          asking.set(false);
        }
      }
    }
  }

  /** Finds the lowest level that is written, on the log's thread. */
  void findLevel() {
    asking.set(false);
    Logger asked = logger();
    lowestLevel =
        LEVELS.stream()
            .filter(asked::isEnabledForLevel)
            .mapToInt(Level::toInt)
            .min()
            .orElse(NO_LEVEL);
    levelNanos = System.nanoTime();
  }

  /** Takes room for one more line; false if too many lines of this log wait. */
  boolean beginWaiting() {
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    return true;
  }

  void endWaiting() {
    waiting.decrementAndGet();
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
