package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.internal.check.Growth.Quantity;
import io.nunchi.tck.internal.watch.Footprint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrowthChecksTest {

  private static final Footprint LOOK = new Footprint(1, 2, 3, 4, 5, 6);

  @Test
  void everyThirdEngineMayLeaveAThreadOrFile() {
    assertThat(noises(GrowthChecks.ofEngines(100)))
        .containsEntry("threads", 33L)
        .containsEntry("open files", 33L)
        .containsEntry("temporary files", 33L);
    assertThat(noises(GrowthChecks.ofEngines(8)))
        .containsEntry("threads", 7L)
        .containsEntry("open files", 7L)
        .containsEntry("temporary files", 7L);
  }

  @Test
  void memoryThatEnginesMayLeaveIsWhatTheDocumentationSays() {
    assertThat(noises(GrowthChecks.ofEngines(100)))
        .containsEntry("bytes of Java heap", (32L << 10) + 256 * 100)
        .containsEntry("bytes of direct buffers", 64L << 10)
        .containsEntry("bytes of the process outside the Java heap", 48L << 20);
  }

  @Test
  void memoryThatFramesMayLeaveIsWhatTheDocumentationSays() {
    assertThat(noises(GrowthChecks.ofFrames(8_000)))
        .containsEntry("bytes of Java heap", (32L << 10) + 12 * 8_000)
        .containsEntry("bytes of direct buffers", 64L << 10)
        .containsEntry("bytes of the process outside the Java heap", 6L << 20)
        .containsEntry("threads", 5L)
        .containsEntry("open files", 5L);
  }

  @Test
  void fewFramesMayLeaveWhatAYoungJvmTakesForItself() {
    assertThat(noises(GrowthChecks.ofFrames(3_999)))
        .containsEntry("bytes of the process outside the Java heap", 48L << 20);
  }

  @Test
  void eachQuantityLooksAtItsOwnPartOfTheFootprint() {
    assertThat(parts(GrowthChecks.ofEngines(100)))
        .isEqualTo(
            Map.of(
                "threads", 1L,
                "bytes of Java heap", 2L,
                "bytes of direct buffers", 3L,
                "bytes of the process outside the Java heap", 4L,
                "open files", 5L,
                "temporary files", 6L));
    assertThat(parts(GrowthChecks.ofFrames(100)))
        .isEqualTo(
            Map.of(
                "threads", 1L,
                "bytes of Java heap", 2L,
                "bytes of direct buffers", 3L,
                "bytes of the process outside the Java heap", 4L,
                "open files", 5L));
  }

  private static Map<String, Long> noises(List<Quantity> quantities) {
    return byName(quantities, Quantity::noise);
  }

  private static Map<String, Long> parts(List<Quantity> quantities) {
    return byName(quantities, quantity -> quantity.part().applyAsLong(LOOK));
  }

  private static Map<String, Long> byName(
      List<Quantity> quantities, Function<Quantity, Long> value) {
    return quantities.stream().collect(Collectors.toMap(Quantity::name, value));
  }
}
