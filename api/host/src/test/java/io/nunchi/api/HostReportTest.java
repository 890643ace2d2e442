package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nunchi.api.micrometer.AnalyticsHostMetrics;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testplugin.Command;
import io.nunchi.loading.internal.log.HostLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Problems of the host as a whole are in its report, its metrics and its meters. */
@Timeout(60)
class HostReportTest {

  private static final int LINES = 3_000;

  @TempDir Path folder;
  private EngineFixture fixture;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
  }

  @AfterEach
  void nothingIsLeft() {
    fixture.close();
  }

  private double meter(String name) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (AnalyticsHostMetrics binder = new AnalyticsHostMetrics(fixture.host())) {
      binder.bindTo(registry);
      Await.until(() -> registry.find(name).meter() != null);
      return registry.get(name).meter().measure().iterator().next().getValue();
    }
  }

  @Test
  void namesTheListenerThatBlocks() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Stream stream =
        fixture.open(
            "gate",
            frame -> {
              called.countDown();
              await(goOn);
            });
    fixture.offer(stream, Command.FIND_NOTHING);
    await(called);
    assertThat(fixture.host().report().blockedCallbacks()).isEmpty();

    fixture.pass(SupervisionPolicy.defaults().listenerDeadline());
    assertThat(fixture.host().report().blockedCallbacks())
        .containsExactly("listener of stream gate");
    assertThat(fixture.host().metrics().blockedCallbacks()).isEqualTo(1);
    assertThat(meter("nunchi.host.callbacks.blocked")).isEqualTo(1);

    goOn.countDown();
    fixture.awaitIdle(stream);
    assertThat(fixture.host().report().blockedCallbacks()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void countsTheThreadsThatAnEngineHasLost() throws Exception {
    Stream stream = fixture.open("gate", frame -> {});
    assertThat(lostThreads()).isZero();
    fixture.offer(stream, Command.HANG);
    fixture.gate().awaitArrival();
    while (fixture.host().report().stuckCalls().isEmpty()) {
      fixture.pass(Duration.ofSeconds(1));
    }
    Await.until(() -> lostThreads() == 1);
    assertThat(meter("nunchi.engine.threads.lost")).isEqualTo(1);

    fixture.openGate();
    Await.until(() -> lostThreads() == 0);
  }

  private int lostThreads() {
    return fixture.host().metrics().engines().get(0).lostThreads();
  }

  @Test
  void countsTheLinesThatTheLogHasLost() {
    long before = fixture.host().report().lostLogLines();
    BlockingAppender blocking = new BlockingAppender();
    Logger logger = (Logger) LoggerFactory.getLogger(HostReportTest.class);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(blocking);
    blocking.start();
    try {
      HostLog log = HostLog.of(HostReportTest.class);
      for (int i = 0; i < LINES; i++) {
        log.info("line {}", i);
      }
      assertThat(fixture.host().report().lostLogLines()).isGreaterThan(before);
      assertThat(fixture.host().metrics().lostLogLines()).isGreaterThan(before);
      assertThat(meter("nunchi.host.log.lost")).isGreaterThan((double) before);
    } finally {
      blocking.goOn.countDown();
      assertThat(HostLog.flush(EngineFixture.LONG)).isTrue();
      logger.detachAppender(blocking);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  /** A log that hangs. */
  private static final class BlockingAppender extends AppenderBase<ILoggingEvent> {

    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    protected void append(ILoggingEvent event) {
      await(goOn);
    }
  }
}
