package io.nunchi.loading.internal.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** A line that waits to be written. */
final class LogLine implements LogQueue.Entry {

  private final HostLog log;
  private final Level level;
  private final String format;
  private final @Nullable Object[] arguments;
  private final Map<String, String> context;

  LogLine(
      HostLog log,
      Level level,
      String format,
      @Nullable Object[] arguments,
      Map<String, String> context) {
    this.log = log;
    this.level = level;
    this.format = format;
    this.arguments = arguments;
    this.context = context;
  }

  @Override
  public void write() {
    Logger logger = log.logger();
    findLevel();
    if (context.isEmpty()) {
      write(logger);
      return;
    }
    enterContext();
    try {
      write(logger);
    } finally {
      leaveContext();
    }
  }

  /** Takes room for this line in its log's part of the queue. */
  boolean beginWaiting() {
    return log.beginWaiting();
  }

  void endWaiting() {
    log.endWaiting();
  }

  private void findLevel() {
    try {
      log.findLevel();
    } catch (Throwable e) {
      // the logging library's; the line is written if the logger takes it
    }
  }

  private static void leaveContext() {
    try {
      MDC.clear();
    } catch (Throwable e) {
      // the logging library's; the line is written, and the next context replaces this one
    }
  }

  private void enterContext() {
    try {
      MDC.setContextMap(context);
    } catch (Throwable e) {
      // the logging library's; a line without its context is worth having
    }
  }

  private void write(Logger logger) {
    switch (level) {
      case ERROR -> logger.error(format, arguments);
      case WARN -> logger.warn(format, arguments);
      case INFO -> logger.info(format, arguments);
      case DEBUG -> logger.debug(format, arguments);
      case TRACE -> logger.trace(format, arguments);
    }
  }
}
