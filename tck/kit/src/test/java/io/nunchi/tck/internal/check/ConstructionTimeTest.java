package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

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
  void isMeasuredByTheClockOfTheMachine() throws Exception {
    assertThat(ConstructionTime.fastestNanos(() -> TimeUnit.MILLISECONDS.sleep(1)))
        .isGreaterThanOrEqualTo(1_000_000);
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
