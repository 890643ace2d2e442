package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConstructionTimeTest {

  @Test
  void isASecondOnANormalMachineAndAFasterOne() {
    assertThat(ConstructionTime.allowedNanos(20_000_000)).isEqualTo(1_000_000_000);
    assertThat(ConstructionTime.allowedNanos(1_000)).isEqualTo(1_000_000_000);
  }

  @Test
  void isLongerOnASlowerMachine() {
    assertThat(ConstructionTime.allowedNanos(60_000_000)).isEqualTo(3_000_000_000L);
  }

  @Test
  void isNeverLessThanASecondHere() throws Exception {
    assertThat(ConstructionTime.allowedNanos()).isGreaterThanOrEqualTo(1_000_000_000);
  }

  @Test
  void sleepCounts() throws Exception {
    assertThat(ConstructionTime.fastestNanos(() -> TimeUnit.MILLISECONDS.sleep(20)))
        .isGreaterThanOrEqualTo(15_000_000);
  }

  @Test
  void workCounts() throws Exception {
    assertThat(ConstructionTime.fastestNanos(() -> workFor(20_000_000)))
        .isBetween(20_000_000L, 200_000_000L);
  }

  private static void workFor(long nanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long now = begin;
    while (now - begin < nanos) {
      now = threads.getCurrentThreadCpuTime();
    }
  }

  @Test
  void theFastestRunCounts() throws Exception {
    Deque<Long> took = new ArrayDeque<>(List.of(30L, 30L, 2L, 30L, 30L));
    AtomicLong now = new AtomicLong(1_000);

    assertThat(ConstructionTime.fastestNanos(() -> now.addAndGet(took.remove()), now::get))
        .isEqualTo(2);
    assertThat(took).isEmpty();
  }
}
