package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SupervisorTest {

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Supervisor supervisor = new Supervisor();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    gate.countDown();
  }

  private CallWatch watch(Runnable onThreadLost) {
    CallWatch watch = new CallWatch(nanos::get, 1, onThreadLost);
    supervisor.watch(watch);
    return watch;
  }

  private static WatchedCall call(String what, CallEvents events) {
    return new WatchedCall(new CallPlace(what, null, null), WatchedCall.Kind.PLUGIN, 10, events);
  }

  private CallEvents events(Runnable overdue, Runnable abandoned) {
    return new CallEvents() {
      @Override
      public void overdue() {
        overdue.run();
      }

      @Override
      public void abandoned() {
        abandoned.run();
      }
    };
  }

  private void hang(CallWatch watch, WatchedCall call) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                watch.run(
                    call,
                    () -> {
                      inside.countDown();
                      return hangs();
                    });
              } catch (PluginCallFailed | AbandonedCall e) {
                told.add("unwound");
              }
            });
    thread.setDaemon(true);
    thread.start();
    inside.await();
  }

  private boolean hangs() {
    while (gate.getCount() > 0) {
      Thread.onSpinWait(); // ignores interrupts
    }
    return true;
  }

  private void passLimitAndGrace() {
    nanos.addAndGet(10);
    supervisor.tick();
    nanos.addAndGet(1);
    supervisor.tick();
  }

  private static void outOfMemory() {
    throw new OutOfMemoryError("thrown by a test");
  }

  @Test
  void watchForWhichNobodyCanMakeTheRoundsIsNotKept() throws Exception {
    supervisor.beforeCalls(
        () -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    CallWatch watch = new CallWatch(nanos::get, 1, () -> {});
    assertThatThrownBy(() -> supervisor.watch(watch)).isInstanceOf(OutOfMemoryError.class);
    hang(watch, call("analyze of gate", CallEvents.NONE));
    assertThat(supervisor.isIdle()).isTrue();
  }

  @Test
  void aTaskWithoutMemoryKeepsNeitherTheOtherTasksNorTheNextRoundFromRunning() {
    AtomicInteger failing = new AtomicInteger();
    AtomicInteger after = new AtomicInteger();
    supervisor.everyRound(
        () -> {
          failing.incrementAndGet();
          outOfMemory();
        });
    supervisor.everyRound(after::incrementAndGet);
    supervisor.tick();
    supervisor.tick();
    assertThat(failing).hasValue(2);
    assertThat(after).hasValue(2);
  }

  @Test
  void aWatchThatFailsKeepsNoOtherFromBeingChecked() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    CallWatch broken =
        new CallWatch(
            () -> {
              if (reads.getAndIncrement() > 0) {
                outOfMemory();
              }
              return 0;
            },
            1,
            () -> {});
    supervisor.watch(broken);
    hang(broken, call("broken", CallEvents.NONE));
    hang(watch(() -> told.add("thread lost")), call("checked", CallEvents.NONE));
    passLimitAndGrace();
    assertThat(told).containsExactly("thread lost");
    assertThat(supervisor.stuckCalls()).extracting("what").containsExactly("checked");
  }

  @Test
  void whatFailsIsToldAgainUntilItSucceedsAndThenNoMore() throws Exception {
    AtomicInteger abandonments = new AtomicInteger();
    AtomicInteger threads = new AtomicInteger();
    CallWatch watch =
        watch(
            () -> {
              if (threads.incrementAndGet() < 3) {
                outOfMemory();
              }
            });
    hang(
        watch,
        call(
            "hanging",
            events(
                () -> {},
                () -> {
                  if (abandonments.incrementAndGet() < 2) {
                    outOfMemory();
                  }
                })));
    passLimitAndGrace();
    assertThat(abandonments).hasValue(1);
    assertThat(threads).hasValue(1);
    assertThat(supervisor.isIdle()).isFalse();
    for (int i = 0; i < 5; i++) {
      supervisor.tick();
    }
    assertThat(abandonments).hasValue(2);
    assertThat(threads).hasValue(3);
    assertThat(supervisor.isIdle()).isTrue();
    assertThat(supervisor.stuckCalls()).hasSize(1);
  }

  @Test
  void aCallWhoseLatenessCannotBeToldIsInterruptedAllTheSame() throws Exception {
    hang(watch(() -> {}), call("hanging", events(SupervisorTest::outOfMemory, () -> {})));
    passLimitAndGrace();
    assertThat(supervisor.stuckCalls()).hasSize(1);
  }

  @Test
  void aPluginThatHoldsTheLockOfItsThreadDoesNotHoldTheSupervisor() throws Exception {
    CallWatch watch = watch(() -> told.add("thread lost"));
    CountDownLatch inside = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                watch.run(
                    call("hanging", CallEvents.NONE),
                    () -> {
                      synchronized (Thread.currentThread()) {
                        inside.countDown();
                        return hangs();
                      }
                    });
              } catch (PluginCallFailed | AbandonedCall e) {
                told.add("unwound");
              }
            });
    thread.setDaemon(true);
    thread.start();
    inside.await();
    passLimitAndGrace();
    assertThat(told).containsExactly("thread lost");
    assertThat(supervisor.stuckCalls())
        .singleElement()
        .satisfies(stuck -> assertThat(stuck.threadName()).startsWith("nunchi-stuck-1 hanging"));
  }

  @Test
  void aChannelThatHangsWhenItIsInterruptedDoesNotHoldTheSupervisor() throws Exception {
    CallWatch watch = watch(() -> told.add("thread lost"));
    CountDownLatch inside = new CountDownLatch(1);
    HangingChannel channel = new HangingChannel(gate);
    Thread thread =
        new Thread(
            () -> {
              try {
                watch.run(
                    call("hanging", CallEvents.NONE),
                    () -> {
                      channel.use(inside);
                      return true;
                    });
              } catch (PluginCallFailed | AbandonedCall e) {
                told.add("unwound");
              }
            });
    thread.setDaemon(true);
    thread.start();
    inside.await();
    passLimitAndGrace();
    assertThat(told).contains("thread lost");
    assertThat(supervisor.stuckCalls()).hasSize(1);
  }

  @Test
  void aTaskThatHangsIsSkippedByTheThreadThatTakesOver() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger after = new AtomicInteger();
    supervisor.everyRound(
        () -> {
          runs.incrementAndGet();
          inside.countDown();
          hangs();
        });
    supervisor.everyRound(after::incrementAndGet);
    Thread hanging = new Thread(supervisor::tick);
    hanging.setDaemon(true);
    hanging.start();
    inside.await();
    supervisor.tick();
    supervisor.tick();
    assertThat(runs).hasValue(1);
    assertThat(after).hasValue(2);
    gate.countDown();
    hanging.join();
    supervisor.tick();
    assertThat(runs).hasValue(2);
  }

  @Test
  void aCallThatReturnsAfterAllIsNotListedAnyMore() throws Exception {
    CallWatch watch = watch(() -> {});
    hang(watch, call("hanging", CallEvents.NONE));
    passLimitAndGrace();
    assertThat(supervisor.stuckCalls()).hasSize(1);
    supervisor.forget(watch);
    assertThat(supervisor.stuckCalls()).isEmpty();
    assertThat(supervisor.isIdle()).isTrue();
  }

  @Test
  void theRunningCallOfAThreadIsNamed() throws Exception {
    CallWatch watch = watch(() -> {});
    String named =
        watch.run(
            call("analyze", CallEvents.NONE),
            () -> supervisor.runningCall(Thread.currentThread()).orElse("none"));
    assertThat(named).isEqualTo("analyze");
    assertThat(supervisor.runningCall(Thread.currentThread())).isEmpty();
  }
}
