package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.tck.internal.run.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

  @Test
  void countsWhatIsKeptAndNothingElse() throws Exception {
    LiveHeap.afterCollection(); // loads what it needs
    long before = LiveHeap.afterCollection();
    List<byte[]> kept = new ArrayList<>();
    long thrownAway = 0;
    for (int i = 0; i < 1_000; i++) {
      kept.add(new byte[1_000]);
      thrownAway += new byte[10_000].length;
    }
    long with = LiveHeap.afterCollection();

    assertThat(thrownAway).isEqualTo(10_000_000);
    assertThat(with - before).isBetween(1_000_000L, 1_100_000L);
    assertThat(kept).hasSize(1_000);
  }

  @Test
  void threadsThatAllocateAfterwardsDoNotCount() throws Exception {
    LiveHeap.afterCollection();
    long before = LiveHeap.afterCollection();
    CountDownLatch end = new CountDownLatch(1);
    List<Parallel.Running<Long>> allocating = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      allocating.add(Parallel.start("allocates " + i, () -> allocateUntil(end)));
    }
    long with = LiveHeap.afterCollection();
    end.countDown();
    for (Parallel.Running<Long> each : allocating) {
      assertThat(each.await(Patience.of(600, Duration.ofMinutes(5)))).isPositive();
    }

    assertThat(with - before).isLessThan(200_000);
  }

  private static long allocateUntil(CountDownLatch end) throws InterruptedException {
    long bytes = 0;
    while (!end.await(1, TimeUnit.MILLISECONDS)) {
      bytes += new byte[1_000].length;
    }
    return bytes;
  }
}
