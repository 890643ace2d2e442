package io.nunchi.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.nunchi.api.testing.LogRecorder;
import java.lang.System.Logger;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggersTest {

  @Test
  void writesWhatAPluginLogsToTheHostsLog() {
    List<ILoggingEvent> written;
    try (LogRecorder log = LogRecorder.of("acme.people")) {
      Logger logger = Loggers.named("acme.people");
      logger.log(Logger.Level.WARNING, "{0} of {1} done", 1, 2);
      logger.log(Logger.Level.ERROR, "it is {broken", 1);
      logger.log(Logger.Level.INFO, "failed", new IllegalStateException("why"));
      logger.log(Logger.Level.DEBUG, "not shown");
      written = log.events();
    }
    assertThat(written)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly("WARN 1 of 2 done", "ERROR it is {broken", "INFO failed");
    assertThat(written.get(2).getThrowableProxy().getMessage()).isEqualTo("why");
  }
}
