package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
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
