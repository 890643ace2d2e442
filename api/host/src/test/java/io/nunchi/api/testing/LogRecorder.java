package io.nunchi.api.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.nunchi.loading.internal.log.HostLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Keeps what one logger, and all below it, are told from INFO on. */
public final class LogRecorder extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LogRecorder(Logger logger) {
    this.logger = logger;
  }

  public static LogRecorder of(String loggerName) {
    awaitWhatWaits(); // lines of what a fixture did before
    LogRecorder recorder = new LogRecorder((Logger) LoggerFactory.getLogger(loggerName));
    recorder.logger.setLevel(Level.INFO);
    recorder.logger.addAppender(recorder);
    recorder.start();
    return recorder;
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.getMDCPropertyMap(); // of the thread that logs
    events.add(event);
  }

  /** Everything that was logged until now; the host's own lines are written a moment later. */
  public List<ILoggingEvent> events() {
    awaitWhatWaits();
    return List.copyOf(events);
  }

  private static void awaitWhatWaits() {
    if (!HostLog.flush(Duration.ofSeconds(60))) {
      throw new AssertionError("the log does not write what waits");
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    stop();
  }
}
