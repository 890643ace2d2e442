package io.nunchi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.bench.HostBenchReport.Latency;
import io.nunchi.bench.HostBenchReport.Load;
import io.nunchi.bench.HostBenchReport.Overhead;
import io.nunchi.bench.measure.Spread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostVerdictsTest {

  private static final Overhead SMALL = overhead(1000, 25, 96);

  @Test
  void meetsEveryTarget() {
    assertThat(HostBenchmark.verdicts(load(90, 110, 1000, List.of(200.0, 201.0, 204.0)), SMALL))
        .extracting(TargetVerdict::isMet)
        .hasSize(6)
        .containsOnly(Optional.of(true));
  }

  @Test
  void missesTheMaximumAge() {
    assertThat(missed(load(90, 110, 1000.1, List.of()), SMALL))
        .containsExactly("p99 of the age within the maximum age of 1000 ms");
  }

  @Test
  void missesTheAgeWithoutAnyResult() {
    Load nothing =
        new Load(2, 10, 20, 10, 200, 0, 0, 0, 0, 0, 0, 1000, List.of(), List.of(1.0, 1.0, 1.0));

    assertThat(missed(nothing, SMALL))
        .containsExactly("p99 of the age within the maximum age of 1000 ms");
  }

  @Test
  void missesTheFewestResultsOfAStream() {
    assertThat(missed(load(49, 151, 900, List.of()), SMALL))
        .containsExactly("no stream gets less than half of its share");
  }

  @Test
  void missesFlatMemoryWhenItRises() {
    assertThat(missed(load(90, 110, 900, List.of(200.0, 190.0, 197.0)), SMALL))
        .containsExactly("RSS flat, to 3 % or 4 MiB from start or middle to end");
  }

  @Test
  void cannotTellWhereTheSystemDoesNot() {
    List<TargetVerdict> verdicts = HostBenchmark.verdicts(load(90, 110, 900, List.of()), SMALL);

    assertThat(verdicts).filteredOn(verdict -> verdict.isMet().isEmpty()).hasSize(1);
  }

  @Test
  void missesLatencyFirstOfferAndAllocation() {
    Overhead large = overhead(1000.1, 25.1, 98.1);

    assertThat(missed(load(90, 110, 900, List.of()), large))
        .containsExactly(
            "offer to listener p50 within 25 µs",
            "the first offer within 1000 µs",
            "nothing allocated per frame but its result (96 bytes)");
  }

  /** One round is far worse than the others, which the median does not mind. */
  private static Overhead overhead(double firstOfferMicros, double pausedP50, double bytes) {
    Spread any = new Spread(9, 9, 9);
    return new Overhead(
        firstOfferMicros,
        new Latency(100, new Spread(pausedP50, 1, 10_000), any),
        new Latency(400, any, any),
        new Spread(bytes, 0, 10_000));
  }

  /** Two streams with so many results each. */
  private static Load load(long fewest, long most, double ageMillisP99, List<Double> rssMiB) {
    return new Load(
        2,
        10,
        20,
        10,
        200,
        fewest + most,
        fewest,
        most,
        20,
        ageMillisP99,
        1200,
        1000,
        rssMiB,
        List.of(10.0, 10.0, 10.0));
  }

  private static List<String> missed(Load load, Overhead overhead) {
    return HostBenchmark.verdicts(load, overhead).stream()
        .filter(verdict -> !verdict.isMet().orElse(true))
        .map(TargetVerdict::target)
        .toList();
  }
}
