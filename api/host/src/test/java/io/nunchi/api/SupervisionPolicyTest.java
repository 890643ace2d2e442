package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.loading.ResultLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SupervisionPolicyTest {

  private record Part<T>(
      BiFunction<SupervisionPolicy.Builder, T, SupervisionPolicy.Builder> setter,
      Function<SupervisionPolicy, T> getter) {

    SupervisionPolicy change(SupervisionPolicy policy, T value) {
      return setter.apply(policy.toBuilder(), value).build();
    }
  }

  private static final Map<String, Part<Duration>> DURATIONS =
      new TreeMap<>(
          Map.of(
              "analysisDeadline",
              new Part<>(
                  SupervisionPolicy.Builder::analysisDeadline, SupervisionPolicy::analysisDeadline),
              "startDeadline",
              new Part<>(
                  SupervisionPolicy.Builder::startDeadline, SupervisionPolicy::startDeadline),
              "openDeadline",
              new Part<>(SupervisionPolicy.Builder::openDeadline, SupervisionPolicy::openDeadline),
              "interruptGrace",
              new Part<>(
                  SupervisionPolicy.Builder::interruptGrace, SupervisionPolicy::interruptGrace),
              "listenerDeadline",
              new Part<>(
                  SupervisionPolicy.Builder::listenerDeadline, SupervisionPolicy::listenerDeadline),
              "failureWindow",
              new Part<>(
                  SupervisionPolicy.Builder::failureWindow, SupervisionPolicy::failureWindow),
              "forgiveOneAfter",
              new Part<>(
                  SupervisionPolicy.Builder::forgiveOneAfter, SupervisionPolicy::forgiveOneAfter),
              "firstRestartDelay",
              new Part<>(
                  SupervisionPolicy.Builder::firstRestartDelay,
                  SupervisionPolicy::firstRestartDelay),
              "longestRestartDelay",
              new Part<>(
                  SupervisionPolicy.Builder::longestRestartDelay,
                  SupervisionPolicy::longestRestartDelay)));

  private static final Map<String, Part<Integer>> COUNTS =
      new TreeMap<>(
          Map.of(
              "failuresToQuarantine",
              new Part<>(
                  SupervisionPolicy.Builder::failuresToQuarantine,
                  SupervisionPolicy::failuresToQuarantine),
              "mostLostThreads",
              new Part<>(
                  SupervisionPolicy.Builder::mostLostThreads, SupervisionPolicy::mostLostThreads)));

  @Test
  void builderStartsFromTheDefaults() {
    SupervisionPolicy defaults = SupervisionPolicy.defaults();
    assertThat(SupervisionPolicy.builder().build()).isEqualTo(defaults);
    assertThat(defaults.listenerDeadline()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.mostLostThreads()).isEqualTo(8);
    assertThat(defaults.resultLimits()).isEqualTo(ResultLimits.defaults());
    assertThat(defaults.stateInterval()).isEmpty();
  }

  @Test
  void eachDurationIsKeptApartFromAllOthers() {
    Duration value = Duration.ofMillis(4321);
    DURATIONS.forEach(
        (name, part) -> {
          SupervisionPolicy changed = part.change(SupervisionPolicy.defaults(), value);
          assertThat(part.getter().apply(changed)).as(name).isEqualTo(value);
          assertDiffersOnlyIn(name, changed);
          Duration before = part.getter().apply(SupervisionPolicy.defaults());
          assertThat(part.change(changed, before)).isEqualTo(SupervisionPolicy.defaults());
        });
  }

  @Test
  void eachCountIsKeptApartFromAllOthers() {
    COUNTS.forEach(
        (name, part) -> {
          SupervisionPolicy changed = part.change(SupervisionPolicy.defaults(), 1);
          assertThat(part.getter().apply(changed)).as(name).isEqualTo(1);
          assertDiffersOnlyIn(name, changed);
        });
  }

  @Test
  void limitsOfResultsAreKept() {
    ResultLimits limits = new ResultLimits(7, 100);
    SupervisionPolicy changed = SupervisionPolicy.builder().resultLimits(limits).build();
    assertThat(changed.resultLimits()).isEqualTo(limits);
    assertThat(changed).isNotEqualTo(SupervisionPolicy.defaults());
    assertThat(changed.toBuilder().build()).isEqualTo(changed).hasSameHashCodeAs(changed);
    assertThat(changed).asString().contains("resultLimits=" + limits);
  }

  private static void assertDiffersOnlyIn(String name, SupervisionPolicy changed) {
    SupervisionPolicy defaults = SupervisionPolicy.defaults();
    assertThat(changed).as(name).isNotEqualTo(defaults).isEqualTo(changed.toBuilder().build());
    assertThat(changed).hasSameHashCodeAs(changed.toBuilder().build());
    assertThat(valuesIn(changed)).hasSameSizeAs(valuesIn(defaults));
    assertThat(valuesIn(changed))
        .as("the text names what differs")
        .filteredOn(value -> !valuesIn(defaults).contains(value))
        .singleElement()
        .asString()
        .startsWith(name + "=");
  }

  private static List<String> valuesIn(SupervisionPolicy policy) {
    return List.of(policy.toString().replace("SupervisionPolicy[", "").split("(, )(?=\\w+=)|]$"));
  }

  @Test
  void valuesOutOfRangeAreRefusedWithWhatWasFound() {
    DURATIONS.forEach(
        (name, part) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> part.change(SupervisionPolicy.defaults(), Duration.ZERO))
                .withMessage(name + " is positive and at most 365 days; found PT0S"));
    COUNTS.forEach(
        (name, part) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> part.change(SupervisionPolicy.defaults(), 0))
                .withMessage(name + " is at least 1; found 0"));
  }

  @Test
  void intervalOfSavedStatesIsAbsentUntilItIsSet() {
    Duration minute = Duration.ofMinutes(1);
    SupervisionPolicy saving = SupervisionPolicy.builder().stateInterval(minute).build();
    assertThat(saving.stateInterval()).contains(minute);
    assertThat(saving.toBuilder().build()).isEqualTo(saving);
    assertThat(saving).isNotEqualTo(SupervisionPolicy.defaults());
    assertThat(saving).asString().contains("stateInterval=" + saving.stateInterval());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisionPolicy.builder().stateInterval(Duration.ZERO));
  }
}
