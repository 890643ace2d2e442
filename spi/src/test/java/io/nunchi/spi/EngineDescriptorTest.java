package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.SettingsSchema;
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
        .model(new ModelIdentity("yolo", "0".repeat(64)))
        .concurrentCalls(16);
  }

  @Test
  void saysWhatItWasGiven() {
    EngineDescriptor descriptor = complete().build();

    assertThat(descriptor.labels()).containsExactly("person", "car");
    assertThat(descriptor.ruleTypes()).containsExactly("LineDetector");
    assertThat(descriptor.pixelFormats()).containsExactly(PixelFormat.BGR);
    assertThat(descriptor.model()).contains(new ModelIdentity("yolo", "0".repeat(64)));
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
            complete().model(new ModelIdentity("yolo", "1".repeat(64))).build(),
            complete().concurrentCalls(8).build())) {
      assertThat(descriptor).isNotEqualTo(other);
      assertThat(descriptor.hashCode()).isNotEqualTo(other.hashCode());
    }
  }

  @Test
  void leavesTheNumberOfConcurrentCallsToTheHost() {
    assertThat(EngineDescriptor.builder().build().concurrentCalls()).isEmpty();
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
  void aPluginNamesItsVersionAndVendor() {
    SettingsSchema none = SettingsSchema.of();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PluginDescriptor("a.b", "Name", " ", "Vendor", none, none))
        .withMessageContaining("version");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PluginDescriptor("a.b", "Name", "1", " ", none, none))
        .withMessageContaining("vendor");
  }

  @Test
  void aFailureHandsItsProblemsOn() {
    Problem problem = Problem.of("ACME-0001", "out of order");
    assertThat(new AnalyzerFailedException(problem).problems()).containsExactly(problem);
  }
}
