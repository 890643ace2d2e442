package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyOnnx;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.Detection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A model that leaves its input's dimensions open answers with the shape that it was given. */
class InputSizeTest {

  @TempDir private Path folder;

  private static byte[] model(long batch, long height, long width) {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, batch, 3, height, width)
        .output("shape", TinyOnnx.FLOAT, -1, 4)
        .integers("row", new long[] {1, 4}, 2)
        .node("Shape", "whole", "images")
        .cast("flat", "whole", TinyOnnx.FLOAT)
        .node("Reshape", "shape", "flat", "row")
        .toBytes();
  }

  private static ObjectNode manifest(int sizeMultipleOf) {
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest
        .putObject("output")
        .put("decoder", "embedding")
        .put("tensor", "shape")
        .put("length", 4);
    manifest.putArray("labels").add("person");
    manifest.putObject("nms").put("mode", "none");
    if (sizeMultipleOf > 0) {
      ((ObjectNode) manifest.path("input")).put("sizeMultipleOf", sizeMultipleOf);
    }
    return manifest;
  }

  private static float[] shapeSeen(Path model, String... settings) throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model, settings);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      engine.warmUp();
      Detection found =
          analyzer
              .analyze(TestFrames.of(RgbPicture.smooth(128, 64), PixelFormat.BGR))
              .detections()
              .get(0);
      assertThat(found.label()).isEqualTo("person");
      assertThat(found.confidence()).isEqualTo(1);
      assertThat(found.embedding().orElseThrow().modelId()).isEqualTo("tiny-yolox");
      return found.embedding().orElseThrow().values();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void isTheManifestsUnlessTheSettingsSayOtherwise(long batch) throws Exception {
    Path model = TestPackages.write(folder, model(batch, -1, -1), manifest(32));
    assertThat(shapeSeen(model)).containsExactly(1, 3, 64, 64);
    assertThat(shapeSeen(model, "inputWidth", "160", "inputHeight", "96"))
        .containsExactly(1, 3, 96, 160);
    assertThat(shapeSeen(model, "inputWidth", "96")).containsExactly(1, 3, 64, 96);
  }

  @ParameterizedTest
  @CsvSource({"32, 100, multiples of 32", "0, 96, '64 x 64, the only size'"})
  void isRefusedWhereTheManifestDoesNotAllowIt(int multipleOf, String width, String expected)
      throws Exception {
    Path model = TestPackages.write(folder, model(1, -1, -1), manifest(multipleOf));
    assertThatThrownBy(() -> TestHost.start(model, "inputWidth", width))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5042")
        .hasMessageContaining(expected)
        .hasMessageContaining(width + " x 64");
  }

  @Test
  void isRefusedWhenTheModelHasAnother() throws Exception {
    Path model = TestPackages.write(folder, model(1, 64, 64), manifest(32));
    assertThatThrownBy(() -> TestHost.start(model, "inputWidth", "96"))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5017")
        .hasMessageContaining("[1, 3, 64, 96]")
        .hasMessageContaining("[1, 3, 64, 64]");
  }

  @Test
  void isRefusedWhenTheOutputCannotBeReadThen() throws Exception {
    ObjectNode manifest = TestPackages.yoloxManifest();
    ((ObjectNode) manifest.path("input")).put("sizeMultipleOf", 8);
    Path model = TestPackages.write(folder, model(1, -1, -1), manifest);
    assertThatThrownBy(() -> TestHost.start(model, "inputWidth", "72"))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5007")
        .hasMessageContaining("strides that divide 72 and 64");
  }

  @Test
  void theManifestsOwnSizeIsSuchAMultiple() throws Exception {
    Path model = TestPackages.write(folder, model(1, -1, -1), manifest(24));
    assertThatThrownBy(() -> TestHost.start(model))
        .hasMessageContaining("NUN-5007")
        .hasMessageContaining("a multiple of 24");
  }
}
