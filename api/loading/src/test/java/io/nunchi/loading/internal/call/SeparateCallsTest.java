package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.log.ReplacedMdc;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(60)
class SeparateCallsTest {

  private static final long LIMIT = 10;
  private static final long GRACE = 5;

  private final AtomicLong nanos = new AtomicLong();
  private final Supervisor supervisor = new Supervisor();
  private final SeparateCalls calls = calls(task -> HostThread.of(task, "nunchi-call"));
  private final WatchedCall call = WatchedCall.of("openAnalyzer of test", LIMIT, null);
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    MDC.clear();
    gate.countDown();
  }

  private SeparateCalls calls(Function<Runnable, Thread> threads) {
    return new SeparateCalls(supervisor, nanos::get, GRACE, threads);
  }

  private void hangs() {
    inside.countDown();
    while (gate.getCount() > 0) {
      Thread.onSpinWait(); // ignores interrupts
    }
  }

  private PluginCallFailed failure(SeparateCalls made, WatchedCall.Body<String> body) {
    return Objects.requireNonNull(
        catchThrowableOfType(PluginCallFailed.class, () -> made.run(call, body)));
  }

  /** A caller on a thread of its own; the test's thread lets time pass. */
  private FutureTask<PluginCallFailed> failing(WatchedCall.Body<String> body) {
    return started(new FutureTask<>(() -> failure(calls, body)));
  }

  private static <T> FutureTask<T> started(FutureTask<T> task) {
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private void pass(long more) {
    nanos.addAndGet(more);
    supervisor.tick();
  }

  @Test
  void aLateCallIsMadeAlthoughNobodyCanWatchIt() throws Exception {
    supervisor.beforeCalls(
        () -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    AtomicLong made = new AtomicLong();
    calls.runLate(call, (count, more) -> count.addAndGet(more) > 0, made, Long.valueOf(1));
    assertThat(made).hasValue(1);
  }

  @Test
  void aValueIsGivenInTheLogContextOfTheCaller() throws Exception {
    MDC.put("request", "7");
    assertThat(calls.run(call, () -> Objects.requireNonNull(MDC.get("request")))).isEqualTo("7");
  }

  @Test
  void aLoggingLibraryThatHangsHoldsUpTheCallUntilItsDeadlineOnly() throws Exception {
    try (ReplacedMdc mdc = ReplacedMdc.before(this::hangsInCall)) {
      FutureTask<PluginCallFailed> failing =
          started(
              new FutureTask<>(
                  () -> {
                    MDC.put("request", "7");
                    return failure(calls, () -> "never made");
                  }));
      inside.await();
      pass(LIMIT);
      pass(GRACE);
      assertThat(failing.get().kind()).isEqualTo(PluginCallFailed.Kind.LOST);
      assertThat(mdc.threads()).contains("nunchi-call");
    }
  }

  private void hangsInCall(String method) {
    if (Thread.currentThread().getName().equals("nunchi-call")) {
      hangs();
    }
  }

  @Test
  void engineThatWasClosedMeanwhileIsNotBlamedOnItsPlugin() {
    PluginCallFailed failed =
        failure(
            calls,
            () -> {
              throw new EngineIsGone("acme.cars");
            });
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.ENGINE_GONE);
    assertThat(failed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4503");
              assertThat(problem.where()).isEqualTo("openAnalyzer of test");
              assertThat(problem.toString()).contains("acme.cars", "closed in the meantime");
              assertThat(problem.toString()).doesNotContain("vendor");
            });
  }

  @Test
  void theCallerIsAnsweredWhateverTheThrowableDoes() {
    PluginCallFailed failed =
        failure(
            calls,
            () -> {
              throw new ThrowingError();
            });
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.FAILED);
    assertThat(failed.problems()).extracting("code").containsExactly("NUN-4501");
    while (!supervisor.isIdle()) {
      Thread.onSpinWait(); // its thread forgets the watch a moment after the answer
    }
  }

  @Test
  void theCallerGoesOnWithoutACallThatNeverReturns() throws Exception {
    FutureTask<PluginCallFailed> failing =
        failing(
            () -> {
              hangs();
              return "too late";
            });
    inside.await();
    pass(LIMIT);
    pass(GRACE);
    assertThat(failing.get().kind()).isEqualTo(PluginCallFailed.Kind.LOST);
    assertThat(failing.get().problems()).extracting("code").containsExactly("NUN-4507");
    assertThat(supervisor.stuckCalls()).hasSize(1);
  }

  @Test
  void theCallerGoesOnWhenOnlyTheDescriptionHangs() throws Exception {
    FutureTask<PluginCallFailed> failing =
        failing(
            () -> {
              throw new IllegalStateException() {
                @Override
                public String getMessage() {
                  hangs();
                  return "too late";
                }
              };
            });
    inside.await();
    pass(LIMIT);
    pass(GRACE);
    assertThat(failing.get().kind()).isEqualTo(PluginCallFailed.Kind.LOST);
  }

  @Test
  void aValueThatComesAfterAllIsDisposedOf() throws Exception {
    CompletableFuture<String> disposed = new CompletableFuture<>();
    FutureTask<PluginCallFailed> failing =
        started(
            new FutureTask<>(
                () ->
                    catchThrowableOfType(
                        PluginCallFailed.class,
                        () ->
                            calls.run(
                                call,
                                () -> {
                                  hangs();
                                  return "too late";
                                },
                                disposed::complete))));
    inside.await();
    pass(LIMIT);
    pass(GRACE);
    assertThat(failing.get().kind()).isEqualTo(PluginCallFailed.Kind.LOST);
    assertThat(disposed).isNotDone();
    gate.countDown();
    assertThat(disposed.get()).isEqualTo("too late");
  }

  @Test
  void aDisposalThatHangsHoldsNobodyAndItsThreadIsListed() throws Exception {
    FutureTask<PluginCallFailed> failing =
        started(
            new FutureTask<>(
                () ->
                    catchThrowableOfType(
                        PluginCallFailed.class,
                        () -> calls.run(call, this::interrupted, late -> hangs()))));
    entered.await();
    pass(LIMIT);
    assertThat(failing.get().kind()).isEqualTo(PluginCallFailed.Kind.LATE);
    inside.await();
    pass(Long.MAX_VALUE / 2);
    pass(GRACE);
    assertThat(supervisor.stuckCalls())
        .extracting("what")
        .containsExactly("late end of openAnalyzer of test");
  }

  private final CountDownLatch entered = new CountDownLatch(1);

  private String interrupted() {
    entered.countDown();
    try {
      gate.await();
      return "in time";
    } catch (InterruptedException e) {
      return "late";
    }
  }

  @Test
  void anInterruptOfTheCallerIsKeptForLater() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(calls.run(call, () -> "value")).isEqualTo("value");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aThreadThatCannotStartIsAProblemAndLeavesNoWatch() {
    SeparateCalls without =
        calls(
            task ->
                new Thread(task) {
                  @Override
                  public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                });
    PluginCallFailed failed = failure(without, () -> "never made");
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.FAILED);
    assertThat(failed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4562");
              assertThat(problem.found()).contains("unable to create native thread");
              assertThat(problem.where()).isEqualTo("openAnalyzer of test");
            });
    assertThat(supervisor.isIdle()).isTrue();
  }

  private static final class ThrowingError extends Error {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new OutOfMemoryError();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException();
    }
  }
}
