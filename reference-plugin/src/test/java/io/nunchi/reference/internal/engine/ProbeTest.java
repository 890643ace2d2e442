package io.nunchi.reference.internal.engine;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.AnalyzerFailedException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ProbeTest {

  @TempDir private Path folder;

  /** The model finds a person at (16, 16) to (32, 32) of 64 x 64 pixels. */
  private Path model(String label, double left) throws Exception {
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest
        .putObject("probe")
        .put("image", "probe.png")
        .putArray("expected")
        .addObject()
        .put("label", label)
        .putObject("box")
        .put("left", left)
        .put("top", 0.25)
        .put("width", 0.25)
        .put("height", 0.25);
    Path model = TestPackages.write(folder, TinyModels.yolox(cells), manifest);
    ImageIO.write(
        new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR),
        "png",
        folder.resolve("probe.png").toFile());
    return model;
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
