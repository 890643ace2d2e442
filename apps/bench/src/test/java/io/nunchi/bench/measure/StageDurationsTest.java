package io.nunchi.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class StageDurationsTest {

  private final StageDurations durations = new StageDurations();

  @Test
  void saysMeanMedianAndTail() {
    for (int millis = 1; millis <= 100; millis++) {
      durations.add("decode", millis * 1_000_000L);
    }

    DurationSummary decode = Objects.requireNonNull(durations.summaries().get("decode"));

    assertThat(decode.count()).isEqualTo(100);
    assertThat(decode.mean()).isCloseTo(50.5, within(0.1));
    assertThat(decode.median()).isCloseTo(50, within(0.1));
    assertThat(decode.p99()).isCloseTo(99, within(0.1));
    assertThat(decode.min()).isCloseTo(1, within(0.01));
    assertThat(decode.max()).isCloseTo(100, within(0.1));
  }

  @Test
  void keepsStagesInTheOrderTheyCame() {
    durations.add("decode", 1);
    durations.add("analyze", 1);
    durations.add("decode", 1);

    assertThat(durations.summaries().keySet()).containsExactly("decode", "analyze");
  }

  @Test
  void takesDurationsFromNothingToDays() {
    durations.add("stage", -5);
    durations.add("stage", 86_400_000_000_000L);

    DurationSummary stage = Objects.requireNonNull(durations.summaries().get("stage"));

    assertThat(stage.min()).isZero();
    assertThat(stage.max()).isCloseTo(86_400_000, within(90_000.0));
  }
}
