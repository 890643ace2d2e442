package io.nunchi.reference.decoder.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelOutputsTest {

  private static TensorFact output(String name) {
    return new TensorFact(name, "FLOAT", List.of(1L, 56L, 8400L), Sample.NOTHING);
  }

  @Test
  void outputsThatAreLeftOutDoNotTakeTheWordOfTheExporterAlong() {
    Map<String, String> metadata = Map.of("task", "pose", "kpt_shape", "[17, 3]");
    ModelOutputs outputs =
        new ModelOutputs(List.of(output("output0"), output("features")), 640, 640)
            .withMetadata(metadata)
            .without(Set.of("features"));

    assertThat(outputs.tensors()).extracting(TensorFact::name).containsExactly("output0");
    assertThat(outputs.isFor("pose")).isTrue();
    assertThat(outputs.metadata()).isEqualTo(metadata);
  }
}
