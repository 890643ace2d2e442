package io.nunchi.tck.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {

  private static final Patience SHORT = Patience.of(25, Duration.ofMinutes(5));

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void letCallsEnd() {
    end.countDown();
  }

  @Test
  void aCallThatWaitsForEverHangs() {
    assertThatThrownBy(() -> Parallel.run("it", this::waits, SHORT))
        .isInstanceOf(Parallel.HangException.class)
        .hasMessageStartingWith("it did not end: it waited");
  }

  @Test
  void aCallThatLooksAgainAndAgainHangs() {
    assertThatThrownBy(() -> Parallel.run("it", this::polls, SHORT))
        .isInstanceOf(Parallel.HangException.class)
        .hasMessageStartingWith("it did not end: it waited");
  }

  @Test
  void aCallThatSpinsForEverHangs() {
    Patience patience = Patience.of(1_000_000, Duration.ofMillis(300));

    assertThatThrownBy(() -> Parallel.run("it", this::spins, patience))
        .isInstanceOf(Parallel.HangException.class)
        .hasMessageStartingWith("it did not end: it used");
  }

  /** It gets far more pulses than its patience has, in all of which it works. */
  @Test
  void aCallThatWorksIsSlowAndDoesNotHang() throws Exception {
    assertThat(Parallel.run("it", () -> worksFor(2_000_000_000L), SHORT)).isEqualTo("worked");
  }

  @Test
  void aCallThatTakesStepsDoesNotHang() throws Exception {
    AtomicLong steps = new AtomicLong();
    Callable<String> call =
        () -> {
          for (int i = 0; i < 40; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            steps.incrementAndGet();
          }
          return "stepped";
        };

    assertThat(Parallel.run("it", call, new Patience(25, Duration.ofMinutes(5), steps::get)))
        .isEqualTo("stepped");
  }

  @Test
  void allCallsEndWithTheFirstFailure() {
    List<Callable<String>> calls =
        List.of(
            () -> "done",
            () -> {
              throw new IllegalStateException("first");
            },
            () -> {
              throw new IllegalStateException("second");
            });

    assertThatThrownBy(() -> Parallel.runAll("it", calls, SHORT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("first")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
  }

  @Test
  void aCallIsFoundInTheMiddleOfItsWait() throws Exception {
    Parallel.Running<String> running = Parallel.start("it", this::waits);

    running.awaitEndOrWait();

    assertThat(running.isDone()).isFalse();
    assertThat(running.thread().getState()).isEqualTo(Thread.State.WAITING);
  }

  @Test
  void aCallThatSpinsIsFoundInTheMiddleToo() throws Exception {
    Parallel.Running<String> running = Parallel.start("it", this::spins);

    running.awaitEndOrWait();

    assertThat(running.isDone()).isFalse();
    assertThat(ManagementFactory.getThreadMXBean().getThreadCpuTime(running.thread().getId()))
        .isPositive();
  }

  @Test
  void aCallThatHasEndedIsNotWaitedFor() throws Exception {
    Parallel.Running<String> running = Parallel.start("it", () -> "done");

    running.awaitEndOrWait();

    assertThat(running.await(SHORT)).isEqualTo("done");
  }

  private String waits() throws InterruptedException {
    end.await();
    return "waited";
  }

  private String polls() throws InterruptedException {
    while (!end.await(5, TimeUnit.MILLISECONDS)) {
      Thread.onSpinWait();
    }
    return "polled";
  }

  private String spins() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    return "spun";
  }

  private static String worksFor(long nanos) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long now = begin;
    while (now - begin < nanos) {
      now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
    return "worked";
  }
}
