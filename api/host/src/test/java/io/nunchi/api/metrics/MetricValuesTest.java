package io.nunchi.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.nunchi.api.HostReport;
import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.failure.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricValuesTest {

  private static final DurationStatistics DURATIONS =
      new DurationStatistics(1, 2, 3, OptionalLong.empty(), OptionalLong.empty());

  private int given;

  private Object value(Class<?> type) {
    given++;
    if (type == long.class) {
      return (long) given;
    }
    if (type == int.class) {
      return given;
    }
    Map<Class<?>, Object> values = new HashMap<>();
    values.put(Duration.class, Duration.ofSeconds(given));
    values.put(EngineStatus.class, EngineStatus.of("cpu", "cpu", "reason " + given));
    values.put(
        DurationStatistics.class,
        new DurationStatistics(given, 2, 3, OptionalLong.empty(), OptionalLong.empty()));
    values.put(
        EngineGeneration.class, new EngineGeneration(given, 0, "test.some", "1", Optional.empty()));
    values.put(SortedMap.class, new TreeMap<>(Map.of(given, 1L)));
    values.put(Map.class, Map.of("key" + given, 1L));
    values.put(List.class, List.of(Problem.of("TEST-0001", "problem " + given)));
    return Objects.requireNonNull(values.get(type), type::toString);
  }

  /** Gives every method of the builder a value of its own. */
  private Map<String, Object> fill(Object builder) throws ReflectiveOperationException {
    Map<String, Object> expected = new TreeMap<>();
    for (Method method : builder.getClass().getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1) {
        Object value = value(method.getParameterTypes()[0]);
        assertThat(method.invoke(builder, value)).isSameAs(builder);
        expected.put(method.getName(), value);
      }
    }
    return expected;
  }

  private static Object build(Object builder) throws ReflectiveOperationException {
    return builder.getClass().getMethod("build").invoke(builder);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        StreamCounters.class,
        GenerationMetrics.class,
        EngineMetrics.class,
        HostMetrics.class,
        HostReport.class,
        SwapReport.class
      })
  void everyValueComesBackByItsName(Class<?> type) throws ReflectiveOperationException {
    Object builder = type.getMethod("builder").invoke(null);
    Map<String, Object> expected = fill(builder);
    Object built = build(builder);
    for (Map.Entry<String, Object> entry : expected.entrySet()) {
      Object found = type.getMethod(entry.getKey()).invoke(built);
      assertThat(found).as(entry.getKey()).isEqualTo(entry.getValue());
      assertThat(built).asString().contains(entry.getKey() + "=" + entry.getValue());
    }
    assertThat(build(builder)).isEqualTo(built).hasSameHashCodeAs(built);
    for (Method method : builder.getClass().getDeclaredMethods()) {
      if (expected.containsKey(method.getName())) {
        Object before = expected.get(method.getName());
        Object other = value(method.getParameterTypes()[0]);
        if (!other.equals(before)) {
          method.invoke(builder, other);
          assertThat(build(builder)).as(method.getName()).isNotEqualTo(built);
          method.invoke(builder, before);
        }
      }
    }
  }

  @Test
  void whatWasGivenLaterDoesNotChangeIt() {
    Map<DropReason, Long> drops = new HashMap<>(Map.of(DropReason.TOO_OLD, 2L));
    StreamCounters counters = StreamCounters.builder().droppedByReason(drops).build();
    drops.put(DropReason.CLOSING, 5L);
    assertThat(counters.dropped()).isEqualTo(2);
    SortedMap<Integer, Long> batches = new TreeMap<>(Map.of(1, 1L));
    EngineMetrics metrics =
        EngineMetrics.builder()
            .generation(new EngineGeneration(1, 0, "test.some", "1", Optional.empty()))
            .status(EngineStatus.of("cpu", "cpu", ""))
            .framesByBatchSize(batches)
            .build();
    batches.clear();
    assertThat(metrics.framesByBatchSize()).hasSize(1);
  }

  @Test
  void missingPartIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> GenerationMetrics.builder().age(DURATIONS).analysis(DURATIONS).build())
        .withMessage("generation");
    assertThatNullPointerException()
        .isThrownBy(() -> SwapReport.builder().build())
        .withMessage("from");
  }
}
