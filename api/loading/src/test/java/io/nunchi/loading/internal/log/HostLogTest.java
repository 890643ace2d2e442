package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;

@Timeout(60)
class HostLogTest {

  private static final HostLog LOG = HostLog.of(HostLogTest.class);

  private final ch.qos.logback.classic.Logger target =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(HostLogTest.class);
  private final List<ILoggingEvent> written = new CopyOnWriteArrayList<>();
  private final List<String> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch blocked = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.getMDCPropertyMap(); // of the thread that writes
          threads.add(Thread.currentThread().getName());
          written.add(event);
          if (gate.getCount() > 0) {
            blocked.countDown();
            awaitUninterruptibly(gate);
          }
        }
      };

  @BeforeEach
  void record() {
    flush(); // nothing of an earlier test
    target.setLevel(Level.DEBUG);
    target.addAppender(appender);
    appender.start();
  }

  @AfterEach
  void stopRecording() {
    MDC.clear();
    target.detachAppender(appender);
    target.setLevel(null);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flush() {
    assertThat(HostLog.flush(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void linesAreWrittenInOrderOnTheLogsThreadWithTheirCause() {
    LOG.debug("{} of {}", 1, 2);
    LOG.info("plain");
    LOG.warn("{} failed", "it", new IllegalStateException("why"));
    LOG.error("worse");
    flush();
    assertThat(written)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly("DEBUG 1 of 2", "INFO plain", "WARN it failed", "ERROR worse");
    assertThat(written.get(2).getThrowableProxy().getMessage()).isEqualTo("why");
    assertThat(threads).containsOnly("nunchi-log");
  }

  @Test
  void linesHaveTheContextOfTheirCallerAndLeaveNoneBehind() {
    MDC.put("nunchi.stream", "gate");
    MDC.put("request", "7");
    LOG.info("with context");
    MDC.clear();
    LOG.info("without");
    LOG.warnAbout(new LogName("yard", "3"), "about another");
    LOG.warnAbout(null, "about none");
    flush();
    assertThat(written)
        .extracting(ILoggingEvent::getMDCPropertyMap)
        .containsExactly(
            Map.of("nunchi.stream", "gate", "request", "7"),
            Map.of(),
            Map.of("nunchi.stream", "yard", "nunchi.generation", "3"),
            Map.of());
  }

  @Test
  void aDisabledDebugTakesNoRoomInTheQueue() throws Exception {
    LOG.info("finds the logger");
    flush();
    target.setLevel(Level.INFO);
    long lost = HostLog.lost();
    gate = new CountDownLatch(1);
    LOG.info("blocks");
    blocked.await();
    for (int i = 0; i < 2_000; i++) {
      LOG.debug("more than the queue holds");
    }
    assertThat(HostLog.lost()).isEqualTo(lost);
    for (int i = 0; i < 2_000; i++) {
      LOG.info("more than the queue holds");
    }
    assertThat(HostLog.lost()).isGreaterThanOrEqualTo(lost + 1_000);
    gate.countDown();
    flush();
  }

  @Test
  void levelsAreAskedForOnTheLogsThreadOnly() {
    List<String> asking = new CopyOnWriteArrayList<>();
    TurboFilter filter =
        new TurboFilter() {
          @Override
          public FilterReply decide(
              Marker marker,
              ch.qos.logback.classic.Logger logger,
              Level level,
              String format,
              Object[] arguments,
              Throwable thrown) {
            if (logger == target) {
              asking.add(Thread.currentThread().getName());
            }
            return FilterReply.NEUTRAL;
          }
        };
    target.getLoggerContext().addTurboFilter(filter);
    try {
      HostLog log = HostLog.of(HostLogTest.class);
      log.info("finds the logger and its level");
      flush();
      log.debug("asks for nothing");
      assertThat(asking).containsOnly("nunchi-log");
    } finally {
      target.getLoggerContext().resetTurboFilterList();
    }
  }

  @Test
  void aLevelThatIsLoweredTakesEffect() throws Exception {
    target.setLevel(Level.WARN);
    LOG.warn("finds the level");
    flush();
    assertThat(LOG.mayWrite(org.slf4j.event.Level.INFO)).isFalse();
    target.setLevel(Level.INFO);
    while (!LOG.mayWrite(org.slf4j.event.Level.INFO)) {
      Thread.sleep(10);
    }
    assertThat(LOG.mayWrite(org.slf4j.event.Level.DEBUG)).isFalse();
  }

  @Test
  void aLineWhoseContextIsRefusedIsWrittenWithoutIt() throws Exception {
    long lost = HostLog.lost();
    try (ReplacedMdc mdc = ReplacedMdc.before(HostLogTest::fail)) {
      LOG.warnAbout(new LogName("yard", "3"), "about a stream");
      flush();
      assertThat(mdc.threads()).contains("nunchi-log");
    }
    assertThat(written).extracting(ILoggingEvent::getFormattedMessage).contains("about a stream");
    assertThat(HostLog.lost()).isEqualTo(lost);
  }

  private static void fail(String method) {
    if (!method.startsWith("get")) { // the appender reads the context of each line
      throw new IllegalStateException("no " + method + " today");
    }
  }

  @Test
  void anArgumentThatThrowsHoldsNothingUp() {
    LOG.warn("{}", new Broken());
    LOG.warn("next");
    flush();
    assertThat(written.get(written.size() - 1).getFormattedMessage()).isEqualTo("next");
  }

  private static final class Broken {
    @Override
    public String toString() {
      throw new IllegalStateException("broken");
    }
  }
}
