package io.nunchi.api.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.testing.Await;
import io.nunchi.loading.internal.call.CallEvents;
import io.nunchi.loading.internal.call.CallPlace;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.Supervisor;
import io.nunchi.loading.internal.call.WatchedCall;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

  @Test
  void turnOfAWorkerThatIsLostWhileTheOthersLeaveIsTakenOver() throws Exception {
    AtomicLong nanos = new AtomicLong();
    Supervisor supervisor = new Supervisor();
    RunQueue queue = RunQueue.live(new SpareTime());
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch takenOver = new CountDownLatch(1);
    FairTask after = new FairTask(1, watch -> takenOver.countDown());
    WatchedCall call =
        new WatchedCall(
            new CallPlace("hanging call", ClassLoader.getPlatformClassLoader(), null),
            WatchedCall.Kind.PLUGIN,
            1,
            new CallEvents() {
              @Override
              public void overdue() {}

              @Override
              public void abandoned() {
                queue.add(after);
              }
            });
    FairTask hangs =
        new FairTask(
            1,
            watch -> {
              try {
                watch.run(
                    call,
                    () -> {
                      hanging.countDown();
                      awaitUninterruptibly(gate);
                      return true;
                    });
              } catch (PluginCallFailed e) {
                throw new AssertionError(e);
              }
            });
    Workers workers = Workers.live("1", 1, queue, new WatchSetup(supervisor, nanos::get, 1));
    queue.add(hangs);
    hanging.await();
    Thread closing = new Thread(() -> close(workers));
    closing.start();
    Await.until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    for (int i = 0; i < 3; i++) {
      nanos.incrementAndGet();
      supervisor.tick();
    }
    takenOver.await();
    closing.join();
    assertThat(workers.size()).isZero();
    gate.countDown();
  }

  private static void close(Workers workers) {
    workers.beginClose();
    assertThat(workers.awaitClosed(TimeUnit.SECONDS.toNanos(60))).isEmpty();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
