package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.System.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggersTest {

  private final ch.qos.logback.classic.Logger target =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("acme.people");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void record() {
    target.setLevel(Level.INFO);
    target.addAppender(written);
    written.start();
  }

  @AfterEach
  void stopRecording() {
    target.detachAppender(written);
    target.setLevel(null);
    written.stop();
  }

  @Test
  void writesAPluginsLinesToTheHostsLog() {
    Logger logger = Loggers.named("acme.people");
    logger.log(Logger.Level.WARNING, "{0} of {1} done", 1, 2);
    logger.log(Logger.Level.ERROR, "it is {broken", 1);
    logger.log(Logger.Level.INFO, "failed", new IllegalStateException("why"));
    logger.log(Logger.Level.DEBUG, "not shown");
    assertThat(written.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly("WARN 1 of 2 done", "ERROR it is {broken", "INFO failed");
    assertThat(written.list.get(2).getThrowableProxy().getMessage()).isEqualTo("why");
  }
}
