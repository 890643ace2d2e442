package io.nunchi.api.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.shadow.AnalysisTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentTimesTest {

  @Test
  void percentilesAreThoseOfTheDurations() {
    RecentTimes times = new RecentTimes();
    assertThat(RecentTimes.time(times.copy())).isEmpty();
    for (int i = 200; i >= 1; i--) {
      times.add(i);
    }
    assertThat(RecentTimes.time(times.copy()))
        .contains(new AnalysisTime(Duration.ofNanos(100), Duration.ofNanos(198)));
  }

  @Test
  void oldestDurationsAreForgotten() {
    RecentTimes times = new RecentTimes();
    times.add(1_000_000);
    for (int i = 0; i < RecentTimes.KEPT; i++) {
      times.add(7);
    }
    assertThat(RecentTimes.time(times.copy()))
        .contains(new AnalysisTime(Duration.ofNanos(7), Duration.ofNanos(7)));
  }
}
