package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TickerTest {

  private static final String SUPERVISOR = "nunchi-supervisor";
  private static final String WATCHDOG = "nunchi-watchdog";
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(50);

  private final Supervisor supervisor = new Supervisor();
  private final List<Problem> reported = new CopyOnWriteArrayList<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  private Ticker start(ManualPace pace) {
    Ticker ticker = new Ticker(supervisor, reported::add, pace);
    pace.awaitPause(SUPERVISOR);
    pace.awaitPause(WATCHDOG);
    return ticker;
  }

  private void end(Ticker ticker, ManualPace pace) throws InterruptedException {
    ticker.close();
    pace.endAllPauses(SUPERVISOR);
    pace.endAllPauses(WATCHDOG);
    for (String name : List.of(SUPERVISOR, WATCHDOG)) {
      for (Thread thread : pace.threads(name)) {
        thread.join();
      }
    }
  }

  private void hangs() {
    while (gate.getCount() > 0) {
      Thread.onSpinWait(); // ignores interrupts
    }
  }

  @Test
  void callThatRunsWhileTheTickerIsClosedIsStillGivenUp() {
    SeparateCalls calls = new SeparateCalls(supervisor, System::nanoTime, 1);
    Ticker ticker = new Ticker(supervisor, reported::add);
    PluginCallFailed failed =
        catchThrowableOfType(
            PluginCallFailed.class,
            () ->
                calls.run(
                    WatchedCall.of("hanging call", 1, ClassLoader.getPlatformClassLoader()),
                    () -> {
                      ticker.close();
                      hangs();
                      return true;
                    }));
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.LOST);
    assertThat(failed.problems().get(0).code()).isEqualTo("NUN-4507");
    gate.countDown();
  }

  @Test
  void callThatBeginsAfterTheCloseIsGivenUpInTime() throws Exception {
    RecordedPace pace = new RecordedPace();
    Ticker ticker = new Ticker(supervisor, reported::add, pace);
    ticker.close();
    for (Thread thread : pace.threads) {
      thread.join();
    }
    SeparateCalls calls = new SeparateCalls(supervisor, System::nanoTime, 1);
    assertThat(hangingCall(calls).kind()).isEqualTo(PluginCallFailed.Kind.LOST);
    gate.countDown();
    assertThat(pace.threads).hasSizeGreaterThanOrEqualTo(4);
    for (Thread thread : pace.threads) {
      thread.join();
    }
  }

  @Test
  void callThatBeginsDuringTheCloseIsGivenUpInTime() throws Exception {
    for (int i = 0; i < 20; i++) {
      Supervisor closing = new Supervisor();
      SeparateCalls calls = new SeparateCalls(closing, System::nanoTime, 1);
      Ticker ticker = new Ticker(closing, reported::add);
      CyclicBarrier together = new CyclicBarrier(2);
      Thread closer =
          new Thread(
              () -> {
                awaitAll(together);
                ticker.close();
              });
      closer.start();
      awaitAll(together);
      assertThat(hangingCall(calls).kind()).isEqualTo(PluginCallFailed.Kind.LOST);
      closer.join();
    }
    gate.countDown();
  }

  private static void awaitAll(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private PluginCallFailed hangingCall(SeparateCalls calls) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            PluginCallFailed.class,
            () ->
                calls.run(
                    WatchedCall.of("hanging call", 1, ClassLoader.getPlatformClassLoader()),
                    () -> {
                      sleeps();
                      return true;
                    })));
  }

  /** Ignores interrupts, and takes no processor's time. */
  private void sleeps() {
    while (gate.getCount() > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      var unused = Thread.interrupted();
    }
  }

  @Test
  void bothThreadsEndAfterTheClose() throws Exception {
    ManualPace pace = new ManualPace();
    Ticker ticker = start(pace);
    pace.round(SUPERVISOR);
    end(ticker, pace);
    assertThat(reported).isEmpty();
  }

  @Test
  void aRoundThatThrowsEndsNothing() throws Exception {
    ManualPace pace = new ManualPace();
    supervisor.everyRound(
        () -> {
          rounds.incrementAndGet();
          throw new OutOfMemoryError("thrown by a test");
        });
    Ticker ticker = start(pace);
    pace.round(SUPERVISOR);
    pace.round(SUPERVISOR);
    assertThat(rounds).hasValue(2);
    end(ticker, pace);
  }

  @Test
  void aRoundThatHangsIsTakenOverAndReportedAndItsThreadEndsWhenItComesBack() throws Exception {
    ManualPace pace = new ManualPace();
    CountDownLatch inside = new CountDownLatch(1);
    supervisor.everyRound(
        () -> {
          inside.countDown();
          hangs();
        });
    supervisor.everyRound(rounds::incrementAndGet);
    Ticker ticker = start(pace);
    pace.endPause(SUPERVISOR);
    inside.await();
    for (int look = 0; look < 6; look++) {
      pace.round(WATCHDOG);
    }
    assertThat(pace.threads(SUPERVISOR)).hasSize(1);
    pace.round(WATCHDOG);
    assertThat(pace.threads(SUPERVISOR)).hasSize(2);
    pace.awaitPause(SUPERVISOR);
    pace.round(SUPERVISOR);
    assertThat(rounds).hasValue(1);
    assertThat(reported)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4564");
              assertThat(problem.found())
                  .startsWith(SUPERVISOR + " hung at ")
                  .contains("TickerTest");
            });
    gate.countDown();
    pace.threads(SUPERVISOR).get(0).join();
    end(ticker, pace);
  }

  @Test
  void aThreadThatIsSuspendedTogetherWithItsWatchdogIsNotTakenForHanging() throws Exception {
    ManualPace pace = new ManualPace();
    Ticker ticker = start(pace);
    pace.round(WATCHDOG);
    pace.pass(TimeUnit.HOURS.toNanos(1));
    pace.round(WATCHDOG);
    assertThat(pace.threads(SUPERVISOR)).hasSize(1);
    end(ticker, pace);
  }

  @Test
  void theWatchdogReplacesASupervisorsThreadThatDied() throws Exception {
    ManualPace pace = new ManualPace(new Dying(SUPERVISOR)::thread);
    Ticker ticker = new Ticker(supervisor, reported::add, pace);
    supervisor.everyRound(rounds::incrementAndGet);
    pace.awaitPause(WATCHDOG);
    pace.threads(SUPERVISOR).get(0).join();
    pace.round(WATCHDOG);
    pace.awaitPause(SUPERVISOR);
    pace.round(SUPERVISOR);
    assertThat(rounds).hasValue(1);
    assertThat(reported)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).isEqualTo(SUPERVISOR + " had ended"));
    end(ticker, pace);
  }

  @Test
  void theSupervisorReplacesAWatchdogThatDied() throws Exception {
    ManualPace pace = new ManualPace(new Dying(WATCHDOG)::thread);
    Ticker ticker = new Ticker(supervisor, reported::add, pace);
    pace.awaitPause(SUPERVISOR);
    pace.threads(WATCHDOG).get(0).join();
    pace.round(SUPERVISOR);
    pace.awaitPause(WATCHDOG);
    assertThat(reported)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).isEqualTo(WATCHDOG + " had ended"));
    end(ticker, pace);
  }

  @Test
  void delaysAreReportedWithTheirDurationAndAtMostOnceAMinute() throws Exception {
    ManualPace pace = new ManualPace();
    Ticker ticker = start(pace);
    delayedRound(pace, PERIOD + TimeUnit.SECONDS.toNanos(2));
    assertThat(reported).isEmpty();
    delayedRound(pace, PERIOD + TimeUnit.SECONDS.toNanos(5));
    assertThat(reported)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4563");
              assertThat(problem.found()).isEqualTo("a delay of 5000 ms");
            });
    delayedRound(pace, PERIOD + TimeUnit.SECONDS.toNanos(9));
    delayedRound(pace, PERIOD + TimeUnit.SECONDS.toNanos(3));
    assertThat(reported).hasSize(1);
    for (int i = 0; i < 60; i++) {
      delayedRound(pace, TimeUnit.SECONDS.toNanos(1));
    }
    assertThat(reported).hasSize(2);
    assertThat(reported.get(1).found())
        .isEqualTo("2 delays since the last report, the longest of 9000 ms");
    end(ticker, pace);
  }

  private static void delayedRound(ManualPace pace, long nanos) {
    pace.pass(nanos);
    pace.round(SUPERVISOR);
  }

  @Test
  void aReceiverOfReportsThatThrowsEndsNothing() throws Exception {
    ManualPace pace = new ManualPace();
    supervisor.everyRound(rounds::incrementAndGet);
    Ticker ticker =
        new Ticker(
            supervisor,
            problem -> {
              throw new OutOfMemoryError("thrown by a test");
            },
            pace);
    pace.awaitPause(SUPERVISOR);
    delayedRound(pace, TimeUnit.SECONDS.toNanos(5));
    assertThat(rounds).hasValue(1);
    end(ticker, pace);
  }

  @Test
  void whenOneThreadCannotStartTheOtherOneEnds() throws Exception {
    ManualPace pace =
        new ManualPace(
            (task, name) ->
                new Thread(task, name) {
                  @Override
                  public synchronized void start() {
                    if (name.equals(WATCHDOG)) {
                      throw new OutOfMemoryError("unable to create native thread");
                    }
                    super.start();
                  }
                });
    assertThatThrownBy(() -> new Ticker(supervisor, reported::add, pace))
        .isInstanceOf(OutOfMemoryError.class);
    pace.endAllPauses(SUPERVISOR);
    pace.threads(SUPERVISOR).get(0).join();
  }

  /** The time of the machine, with all threads that were created. */
  private static final class RecordedPace implements Pace {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
      return Pace.REAL.nanos();
    }

    @Override
    public void pause(long nanos) {
      Pace.REAL.pause(nanos);
    }

    @Override
    public Thread newThread(Runnable task, String name) {
      Thread created = Pace.REAL.newThread(task, name);
      threads.add(created);
      return created;
    }
  }

  /** Creates threads of which the first one of a name does nothing. */
  private static final class Dying {
    private final String name;
    private final AtomicBoolean dead = new AtomicBoolean();

    Dying(String name) {
      this.name = name;
    }

    Thread thread(Runnable task, String threadName) {
      boolean dies = threadName.equals(name) && dead.compareAndSet(false, true);
      return new Thread(dies ? () -> {} : task, threadName);
    }
  }
}
