package io.nunchi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.bench.AcceleratorBenchReport.Accelerated;
import io.nunchi.bench.AcceleratorBenchReport.Processor;
import io.nunchi.bench.AcceleratorBenchmark.Workload;
import io.nunchi.bench.measure.Spread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceleratorVerdictsTest {

  private static final Workload WORKLOAD = new Workload(200, 15, 16, 20);

  @Test
  void meetsEveryTarget() {
    assertThat(verdicts(2700, 100, 0.9, 0.9))
        .hasSize(4)
        .extracting(TargetVerdict::isMet)
        .containsOnly(Optional.of(true));
  }

  @Test
  void missesTheResults() {
    assertThat(missed(2699, 100, 0.9, 0.9))
        .containsExactly("at least 90 % of 3000 results/s from the accelerator");
  }

  @Test
  void missesTheAge() {
    assertThat(missed(2700, 100.1, 0.9, 0.9)).containsExactly("p99 of their age within 100 ms");
  }

  @Test
  void missesTheAgeWithoutAnyResult() {
    assertThat(missed(0, 0, 0, 0.9)).contains("p99 of their age within 100 ms");
  }

  @Test
  void missesTheLeastShare() {
    assertThat(missed(2700, 100, 0.899, 0.9)).containsExactly("no camera under 90 % of its frames");
  }

  @Test
  void missesTheResultsOfTheOtherEngine() {
    assertThat(missed(2700, 100, 0.9, 0.899))
        .containsExactly("the processor-bound engine keeps at least 90 % of its results");
  }

  private static List<TargetVerdict> verdicts(
      double perSecond, double ageMillisP99, double leastShare, double ratio) {
    Spread any = median(1);
    return AcceleratorBenchmark.verdicts(
        WORKLOAD,
        new Accelerated(median(perSecond), any, median(ageMillisP99), any, leastShare),
        new Processor(any, any, median(ratio), any));
  }

  private static List<String> missed(
      double perSecond, double ageMillisP99, double leastShare, double ratio) {
    return verdicts(perSecond, ageMillisP99, leastShare, ratio).stream()
        .filter(verdict -> !verdict.isMet().orElse(true))
        .map(TargetVerdict::target)
        .toList();
  }

  /** The worst and best rounds lie on both sides of every target. */
  private static Spread median(double value) {
    return new Spread(value, 0, 10_000);
  }
}
