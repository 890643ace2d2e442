package io.nunchi.api.internal.measure;

import static io.nunchi.api.internal.measure.RecentDurations.WINDOW_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nunchi.api.metrics.DurationStatistics;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RecentDurationsTest {

  private final RecentDurations durations = new RecentDurations();

  private void addMany(long nanos, long nowNanos) {
    for (int i = 0; i < 100; i++) {
      durations.add(nanos, nowNanos);
    }
  }

  @Test
  void hasNoPercentileBeforeTheFirst() {
    assertThat(durations.statistics())
        .isEqualTo(new DurationStatistics(0, 0, 0, OptionalLong.empty(), OptionalLong.empty()));
    assertThat(durations.statistics().meanNanos()).isZero();
  }

  @Test
  void percentilesForgetWhatIsOlderThanTwoMinutes() {
    long begin = -3 * WINDOW_NANOS; // the JVM's clock may be negative
    addMany(60, begin);
    addMany(10, begin + WINDOW_NANOS);
    assertThat(durations.statistics().p99Nanos()).hasValue(60);
    addMany(10, begin + 2 * WINDOW_NANOS);
    assertThat(durations.statistics().p99Nanos()).hasValue(10);
    assertThat(durations.statistics().maxNanos()).isEqualTo(60);
    assertThat(durations.statistics().count()).isEqualTo(300);
    assertThat(durations.statistics().totalNanos()).isEqualTo(8000);
  }

  @Test
  void percentilesOfAPauseAreThoseBeforeIt() {
    addMany(10, 0);
    addMany(20, 50 * WINDOW_NANOS);
    assertThat(durations.statistics().p50Nanos()).hasValue(20);
  }

  @Test
  void countsEverythingThatManyThreadsAdd() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(4);
    for (int thread = 0; thread < 4; thread++) {
      new Thread(
              () -> {
                for (int i = 0; i < 25_000; i++) {
                  durations.add(i % 50, i * (WINDOW_NANOS / 5_000));
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    assertThat(durations.statistics().count()).isEqualTo(100_000);
    assertThat(durations.statistics().maxNanos()).isEqualTo(49);
  }

  @Test
  void addingAllocatesNothing() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    addMany(10, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      addMany(1_000L * i, i * (WINDOW_NANOS / 20));
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for 10 000 durations").isLessThan(1_000);
  }
}
