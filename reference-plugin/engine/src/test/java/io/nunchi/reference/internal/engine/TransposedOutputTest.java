package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyOnnx;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A YOLOv8 whose output has boxes x numbers where the manifest says numbers x boxes. */
class TransposedOutputTest {

  private static final int BOXES = 20;
  private static final int NUMBERS = 6;

  @TempDir private Path folder;

  /** Its shape is known beforehand, or only when the model runs. */
  private Path model(boolean known) throws Exception {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("out", TinyOnnx.FLOAT, 1, known ? BOXES : -1, known ? NUMBERS : -1)
            .floats("boxes", new float[BOXES * NUMBERS], 1, BOXES, NUMBERS)
            .floats("nothing", new float[] {0})
            .mean("mean", "images")
            .node("Mul", "zero", "mean", "nothing");
    if (known) {
      model.node("Add", "out", "boxes", "zero");
    } else {
      model
          .floats("shape", new float[] {1, BOXES, NUMBERS}, 3)
          .node("Add", "varyingShape", "shape", "zero")
          .cast("realShape", "varyingShape", TinyOnnx.INT64)
          .node("Reshape", "out", "boxes", "realShape");
    }
    ObjectNode manifest = TestPackages.yoloxManifest();
    ObjectNode output = manifest.putObject("output").put("decoder", "yolov8").put("tensor", "out");
    output.putArray("strides").add(16).add(32);
    return TestPackages.write(folder, model.toBytes(), manifest);
  }

  @Test
  void isToldFromADeclaredShape() throws Exception {
    Path model = model(true);
    assertThatThrownBy(() -> TestHost.start(model))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5018")
        .hasMessageContaining("transposed")
        .hasMessageContaining("[1, 6, 20]")
        .hasMessageContaining("\"order\"");
  }

  @Test
  void isToldFromTheFirstAnswerWhereTheShapeIsOpen() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model(false))) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5202")
          .hasMessageContaining("transposed");
    }
  }
}
