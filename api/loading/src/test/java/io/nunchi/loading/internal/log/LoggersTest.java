package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
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
    flush();
    assertThat(written.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly("WARN 1 of 2 done", "ERROR it is {broken", "INFO failed");
    assertThat(written.list.get(2).getThrowableProxy().getMessage())
        .isEqualTo("java.lang.IllegalStateException: why");
  }

  @Test
  void aPluginGoesOnWhileTheLogIsBlockedAndLeavesRoomForTheHostsLines() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    target.addAppender(new Blocking(blocked, gate));
    try {
      Logger logger = Loggers.named("acme.people");
      logger.log(Logger.Level.INFO, "blocks");
      blocked.await();
      long lost = HostLog.lost();
      for (int i = 0; i < 500; i++) {
        logger.log(Logger.Level.INFO, "line {0}", i);
      }
      assertThat(HostLog.lost()).isEqualTo(lost + 300);
      HostLog.of(LoggersTest.class).info("of the host");
      assertThat(HostLog.lost()).isEqualTo(lost + 300);
    } finally {
      gate.countDown();
      flush();
      target.detachAppender("blocking");
    }
    assertThat(written.list).hasSize(201);
  }

  @Test
  void aLevelThatIsOffTakesNoWordsOfThePlugin() {
    Logger logger = Loggers.named("acme.people");
    flush(); // until then a level may be on
    assertThat(logger.isLoggable(Logger.Level.INFO)).isTrue();
    assertThat(logger.isLoggable(Logger.Level.DEBUG)).isFalse();
    logger.log(
        Logger.Level.DEBUG,
        () -> {
          throw new IllegalStateException("asked for its text");
        });
    assertThat(logger.isLoggable(Logger.Level.OFF)).isFalse();
  }

  @Test
  void aTextOfAnyLengthIsCut() {
    Loggers.named("acme.people").log(Logger.Level.INFO, "x".repeat(100_000));
    flush();
    assertThat(written.list.get(0).getFormattedMessage())
        .hasSizeLessThan(11_000)
        .endsWith("(90000 characters more)");
  }

  private static void flush() {
    assertThat(HostLog.flush(Duration.ofSeconds(60))).isTrue();
  }

  /** Writes nothing until its gate opens. */
  private static final class Blocking extends AppenderBase<ILoggingEvent> {
    private final CountDownLatch blocked;
    private final CountDownLatch gate;

    Blocking(CountDownLatch blocked, CountDownLatch gate) {
      this.blocked = blocked;
      this.gate = gate;
      setName("blocking");
      start();
    }

    @Override
    protected void append(ILoggingEvent event) {
      blocked.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
