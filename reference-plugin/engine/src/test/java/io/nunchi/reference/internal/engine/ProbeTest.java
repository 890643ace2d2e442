package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.ProbedModel;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.AnalyzerFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {

  @TempDir private Path folder;

  private Path model(String label, double left) throws Exception {
    return ProbedModel.write(folder, label, left);
  }

  @Test
  void acceptsAModelThatFindsWhatIsExpected() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model("person", 0.25))) {
      assertThatCode(engine::warmUp).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesAModelThatFindsItElsewhere() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model("person", 0.6))) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5020")
          .hasMessageContaining("person at BoundingBox[left=0.6")
          .hasMessageContaining("Detection[person 0.9 BoundingBox[left=0.25");
    }
  }

  @Test
  void refusesAModelThatFindsSomethingElse() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model("car", 0.25))) {
      assertThatThrownBy(engine::warmUp).hasMessageContaining("NUN-5020");
    }
  }

  @Test
  void refusesAProbeImageThatIsNone() throws Exception {
    Path model = model("person", 0.25);
    Files.writeString(model.resolve("probe.png"), "no picture");
    try (AnalyzerEngine engine = TestHost.start(model)) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5020")
          .hasMessageContaining("probe.png");
    }
  }
}
