package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallWatchTest {

  private static final long LIMIT = 10;
  private static final long GRACE = 5;

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> told = new ArrayList<>();
  private final Supervisor supervisor = new Supervisor();
  private final CallWatch watch = new CallWatch(nanos::get, GRACE, () -> told.add("thread lost"));
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final WatchedCall call = call(WatchedCall.Kind.PLUGIN);
  private final WatchedCall callback = call(WatchedCall.Kind.CALLBACK);

  CallWatchTest() {
    supervisor.watch(watch);
  }

  private WatchedCall call(WatchedCall.Kind kind) {
    return new WatchedCall(
        new CallPlace("analyze of test", null, null),
        kind,
        LIMIT,
        new CallEvents() {
          @Override
          public void overdue() {
            told.add("overdue");
          }

          @Override
          public void abandoned() {
            told.add("abandoned");
          }
        });
  }

  private void pass(long more) {
    nanos.addAndGet(more);
    supervisor.tick();
  }

  private FutureTask<String> onThread(WatchedCall watched, WatchedCall.Body<String> body) {
    FutureTask<String> task = new FutureTask<>(() -> watch.run(watched, body));
    Thread thread = new Thread(task, "test");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private String hangs() {
    inside.countDown();
    while (gate.getCount() > 0) {
      Thread.onSpinWait(); // ignores interrupts
    }
    return "value";
  }

  @Test
  void aCallThatReturnsInTimeGivesItsValue() throws Exception {
    assertThat(watch.run(call, () -> "value")).isEqualTo("value");
    pass(100);
    assertThat(told).isEmpty();
    assertThat(watch.isAbandoned()).isFalse();
  }

  @Test
  void aLateCallIsInterruptedAndItsValueIsNotUsed() throws Exception {
    FutureTask<String> task =
        onThread(
            call,
            () -> {
              inside.countDown();
              try {
                gate.await();
                return "not interrupted";
              } catch (InterruptedException e) {
                return "interrupted";
              }
            });
    inside.await();
    pass(LIMIT - 1);
    assertThat(told).isEmpty();
    pass(1);
    assertThatThrownBy(task::get)
        .cause()
        .isInstanceOfSatisfying(
            PluginCallFailed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.LATE);
              assertThat(failed.problems()).extracting("code").containsExactly("NUN-4506");
            });
    assertThat(told).containsExactly("overdue");
    assertThat(watch.isAbandoned()).isFalse();
  }

  @Test
  void aCallThatIgnoresItsInterruptIsGivenUpAfterTheGraceAndReturnsNothing() throws Exception {
    FutureTask<String> task = onThread(call, this::hangs);
    inside.await();
    pass(LIMIT + 100);
    assertThat(told).containsExactly("overdue");
    pass(GRACE - 1);
    assertThat(watch.isAbandoned()).isFalse();
    pass(1);
    assertThat(told).containsExactly("overdue", "abandoned", "thread lost");
    assertThat(supervisor.stuckCalls()).extracting("what").containsExactly("analyze of test");
    gate.countDown();
    assertThatThrownBy(task::get).hasCauseInstanceOf(AbandonedCall.class);
    assertThatThrownBy(() -> watch.run(call, () -> "next")).isInstanceOf(AbandonedCall.class);
  }

  @Test
  void aCallbackIsToldOverdueOnceAndNeitherInterruptedNorGivenUpByTime() throws Exception {
    FutureTask<String> task =
        onThread(
            callback,
            () -> {
              inside.countDown();
              gate.await();
              return "value";
            });
    inside.await();
    pass(LIMIT);
    pass(1_000 * GRACE);
    pass(1_000 * GRACE);
    assertThat(told).containsExactly("overdue");
    gate.countDown();
    assertThat(task.get()).isEqualTo("value");
  }

  @Test
  void aCallIsGivenUpAtOnceIfItIsTheOneThatRuns() throws Exception {
    assertThat(watch.giveUp(callback)).isFalse();
    FutureTask<String> task = onThread(callback, this::hangs);
    inside.await();
    assertThat(watch.giveUp(call)).isFalse();
    assertThat(watch.giveUp(callback)).isTrue();
    assertThat(watch.giveUp(callback)).isFalse();
    assertThat(watch.isAbandoned()).isTrue();
    assertThat(told).isEmpty();
    supervisor.tick();
    assertThat(told).containsExactly("abandoned", "thread lost");
    gate.countDown();
    assertThatThrownBy(task::get).hasCauseInstanceOf(AbandonedCall.class);
  }

  @Test
  void theThreadThatLeavesBeforeTheRoundIsStillTold() throws Exception {
    FutureTask<String> task = onThread(callback, this::hangs);
    inside.await();
    assertThat(watch.giveUp(callback)).isTrue();
    gate.countDown();
    assertThatThrownBy(task::get).hasCauseInstanceOf(AbandonedCall.class);
    supervisor.forget(watch);
    assertThat(supervisor.isIdle()).isFalse();
    supervisor.tick();
    assertThat(told).containsExactly("abandoned", "thread lost");
    assertThat(supervisor.isIdle()).isTrue();
    assertThat(supervisor.stuckCalls()).isEmpty();
  }

  @Test
  void noInterruptReachesTheNextCall() throws Exception {
    watch.run(
        call,
        () -> {
          Thread.currentThread().interrupt();
          return "interrupts itself";
        });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aCallbackThatThrowsIsNotBlamedOnAPlugin() {
    PluginCallFailed failed =
        catchThrowableOfType(
            PluginCallFailed.class,
            () ->
                watch.run(
                    callback,
                    () -> {
                      throw new IllegalStateException("no disk");
                    }));
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.FAILED);
    assertThat(failed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4533");
              assertThat(problem.found()).contains("IllegalStateException: no disk");
              assertThat(problem.where()).isEqualTo("analyze of test");
            });
  }

  @Test
  void aHangingDescriptionIsGivenUpLikeTheCallItself() throws Exception {
    FutureTask<String> task =
        onThread(
            call,
            () -> {
              throw new IllegalStateException() {
                @Override
                public String getMessage() {
                  return hangs();
                }
              };
            });
    inside.await();
    pass(LIMIT);
    pass(GRACE);
    assertThat(told).containsExactly("overdue", "abandoned", "thread lost");
    gate.countDown();
    assertThatThrownBy(task::get).hasCauseInstanceOf(AbandonedCall.class);
  }

  @Test
  void noInterruptOfTheHostReachesTheNextCall() throws Exception {
    WatchedCall alwaysLate = WatchedCall.of("always late", 0, null);
    AtomicBoolean done = new AtomicBoolean();
    Thread supervising =
        new Thread(
            () -> {
              while (!done.get()) {
                supervisor.tick();
              }
            });
    supervising.start();
    int late = 0;
    for (int i = 0; i < 5_000 || late == 0; i++) {
      try {
        watch.run(alwaysLate, () -> "value");
      } catch (PluginCallFailed failed) {
        assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.LATE);
        late++;
      }
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
    done.set(true);
    supervising.join();
    assertThat(watch.isAbandoned()).isFalse();
  }

  @Test
  void aCallAllocatesNothing() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    runManyTimes(100); // links what is linked once
    long before = threads.getCurrentThreadAllocatedBytes();
    runManyTimes(10_000);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private void runManyTimes(int times) throws PluginCallFailed {
    for (int i = 0; i < times; i++) {
      watch.run(call, (subject, argument) -> argument, "subject", "argument");
    }
  }

  @Test
  void anIdleThreadKeepsNoClassLoader() throws Exception {
    WeakReference<WatchedCall> finished = new WeakReference<>(callOfAnotherLoader());
    while (finished.get() != null) {
      System.gc();
    }
    assertThat(watch.isAbandoned()).isFalse();
  }

  private WatchedCall callOfAnotherLoader() throws PluginCallFailed {
    WatchedCall once = WatchedCall.of("once", LIMIT, new ClassLoader() {});
    watch.run(once, () -> "value");
    return once;
  }
}
