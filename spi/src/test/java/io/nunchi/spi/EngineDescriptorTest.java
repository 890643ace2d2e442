package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineDescriptorTest {

  private static EngineDescriptor.Builder complete() {
    return EngineDescriptor.builder()
        .labels(List.of("person", "car"))
        .ruleTypes(List.of("LineDetector"))
        .pixelFormats(Set.of(PixelFormat.BGR))
        .model(ModelIdentity.of("yolo", "0".repeat(64)))
        .concurrentCalls(16);
  }

  @Test
  void saysWhatItWasGiven() {
    EngineDescriptor descriptor = complete().build();

    assertThat(descriptor.labels()).containsExactly("person", "car");
    assertThat(descriptor.ruleTypes()).containsExactly("LineDetector");
    assertThat(descriptor.pixelFormats()).containsExactly(PixelFormat.BGR);
    assertThat(descriptor.model()).contains(ModelIdentity.of("yolo", "0".repeat(64)));
    assertThat(descriptor.concurrentCalls()).hasValue(16);
    assertThat(descriptor.toString()).contains("person", "LineDetector", "BGR", "yolo", "16");
  }

  @Test
  void isEqualByEverythingThatItSays() {
    EngineDescriptor descriptor = complete().build();

    assertThat(descriptor).isEqualTo(complete().build()).hasSameHashCodeAs(complete().build());
    assertThat(descriptor).isNotEqualTo("person");
    for (EngineDescriptor other :
        List.of(
            complete().labels(List.of("car", "person")).build(),
            complete().ruleTypes(List.of()).build(),
            complete().pixelFormats(Set.of(PixelFormat.NV12)).build(),
            complete().model(ModelIdentity.of("yolo", "1".repeat(64))).build(),
            complete().maximumStreams(2).build(),
            complete().capabilities(Set.of(Capability.TRACKS)).build(),
            complete().concurrentCalls(8).build())) {
      assertThat(descriptor).isNotEqualTo(other);
      assertThat(descriptor.hashCode()).isNotEqualTo(other.hashCode());
    }
  }

  @Test
  void leavesTheNumberOfConcurrentCallsToTheHost() {
    assertThat(
            EngineDescriptor.builder()
                .pixelFormats(Set.of(PixelFormat.BGR))
                .build()
                .concurrentCalls())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, EngineDescriptor.MAX_CONCURRENT_CALLS})
  void takesEveryNumberOfConcurrentCallsInRange(int calls) {
    assertThat(complete().concurrentCalls(calls).build().concurrentCalls()).hasValue(calls);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Integer.MIN_VALUE, -1, 0, EngineDescriptor.MAX_CONCURRENT_CALLS + 1, 1_000_000})
  void refusesANumberOfConcurrentCallsOutOfRange(int calls) {
    EngineDescriptor.Builder builder = complete().concurrentCalls(calls);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("1 to 1024")
        .withMessageContaining(String.valueOf(calls));
  }

  @Test
  void declaresRuleEventsWheneverItDeclaresRuleTypes() {
    assertThat(complete().build().capabilities())
        .containsExactlyInAnyOrder(Capability.DETECTIONS, Capability.RULE_EVENTS);
    assertThat(complete().capabilities(Set.of(Capability.STATE)).build().capabilities())
        .containsExactlyInAnyOrder(Capability.STATE, Capability.RULE_EVENTS);
  }

  @Test
  void namesItsPixelFormatsItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineDescriptor.builder().labels(List.of("person")).build())
        .withMessageContaining("pixel format");
  }

  @Test
  void refusesALimitOfNoStreamsAndNoCapability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> complete().maximumStreams(0).build())
        .withMessageContaining("not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> complete().capabilities(Set.of()).build())
        .withMessageContaining("capability");
  }

  @Test
  void aPluginNamesItsVersionAndVendor() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PluginDescriptor.builder("a.b", "Name").version(" ").vendor("Vendor").build())
        .withMessageContaining("version");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PluginDescriptor.builder("a.b", "Name").version("1").vendor(" ").build())
        .withMessageContaining("vendor");
  }

  @Test
  void aFailureHandsItsProblemsOn() {
    Problem problem = Problem.of("ACME-0001", "out of order");
    assertThat(new AnalyzerFailedException(problem).problems()).containsExactly(problem);
  }
}
