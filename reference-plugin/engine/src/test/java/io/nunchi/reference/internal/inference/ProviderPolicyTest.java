package io.nunchi.reference.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.spi.failure.EngineStartException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderPolicyTest {

  @Test
  void readsProvidersInTheirOrderWithDeviceNumbers() throws Exception {
    assertThat(ProviderPolicy.parse("prefer tensorrt:1,cuda,cpu").providers())
        .extracting(ExecutionProvider::toString)
        .containsExactly("tensorrt:1", "cuda:0", "cpu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cpu",
        "require",
        "require cpu,cuda",
        "prefer",
        "prefer ,cpu",
        "prefer cpu,",
        "prefer gpu",
        "require cuda:",
        "require cuda:1234",
        "require cpu:0",
        "prefer cuda, cpu",
        "prefer cuda,cuda:0",
        "Require cpu"
      })
  void refusesWhatIsNoPolicy(String text) {
    assertThatThrownBy(() -> ProviderPolicy.parse(text))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5101");
  }

  @Property
  void anyTextIsAPolicyOrATypedFailure(@ForAll String text) {
    try {
      assertThat(ProviderPolicy.parse(text).providers()).isNotEmpty();
    } catch (EngineStartException refused) {
      assertThat(refused.problems()).hasSize(1);
    }
  }
}
