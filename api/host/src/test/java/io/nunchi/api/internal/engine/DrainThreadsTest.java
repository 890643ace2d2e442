package io.nunchi.api.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.testing.Await;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainThreadsTest {

  private static final int STREAMS = 1000;

  private final DrainThreads drains = new DrainThreads();
  private final Set<Thread> used = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ended = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  private void hang() {
    used.add(Thread.currentThread());
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    }
  }

  private void end() {
    used.add(Thread.currentThread());
    ended.incrementAndGet();
  }

  @Test
  void fewThreadsCloseTheAnalyzersOfManyStreams() {
    for (int i = 0; i < STREAMS; i++) {
      drains.execute(this::hang);
    }
    Await.until(() -> used.size() == DrainThreads.USUAL);
    gate.countDown();
    for (int i = 0; i < STREAMS; i++) {
      drains.execute(this::end);
    }
    Await.until(() -> ended.get() == STREAMS);
    assertThat(used.stream().filter(Thread::isAlive)).hasSizeLessThanOrEqualTo(DrainThreads.USUAL);
  }

  @Test
  void closesThatHangKeepNoOthersWaiting() {
    int hanging = 3 * DrainThreads.USUAL;
    for (int i = 0; i < hanging; i++) {
      drains.execute(this::hang);
    }
    drains.execute(this::end);
    for (int round = 0; round <= hanging && ended.get() == 0; round++) {
      drains.adjust();
    }
    Await.until(() -> ended.get() == 1);
    gate.countDown();
  }
}
