package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** A manifest that does not fit its model is refused before there is any frame. */
class ManifestMismatchTest {

  @TempDir private Path folder;

  private static Arguments mismatch(
      String code, String expected, String found, Consumer<ObjectNode> change) {
    return Arguments.of(code, expected, found, change);
  }

  static Stream<Arguments> mismatches() {
    return Stream.of(
        mismatch(
            "NUN-5017",
            "FLOAT [1, 3, 64, 64]",
            "no such input",
            m -> m.withObject("/input").put("name", "pictures")),
        mismatch(
            "NUN-5017",
            "FLOAT [1, 3, 64, 128]",
            "FLOAT [1, 3, 64, 64]",
            m -> m.withObject("/input").put("width", 128)),
        mismatch(
            "NUN-5017",
            "FLOAT [1, 64, 64, 3]",
            "FLOAT [1, 3, 64, 64]",
            m -> m.withObject("/input").put("layout", "NHWC")),
        mismatch(
            "NUN-5017",
            "UINT8 [1, 3, 64, 64]",
            "FLOAT [1, 3, 64, 64]",
            m -> m.withObject("/input").put("type", "uint8")),
        mismatch(
            "NUN-5017",
            "FLOAT [1, 1, 64, 64]",
            "FLOAT [1, 3, 64, 64]",
            m -> m.withObject("/preprocessing").put("colorOrder", "GRAY")),
        mismatch(
            "NUN-5017",
            "INT64 [1, 2]",
            "no such input",
            m ->
                m.putArray("extraInputs")
                    .addObject()
                    .put("name", "sizes")
                    .put("content", "inputWidthHeight")),
        mismatch(
            "NUN-5018",
            "[1, 20, 7]",
            "no such output",
            m -> m.withObject("/output").put("tensor", "answer")),
        mismatch(
            "NUN-5018",
            "[1, 84, 7]",
            "[1, 20, 7]",
            m -> m.withObject("/output").putArray("strides").add(8).add(16).add(32)),
        mismatch(
            "NUN-5018",
            "1 x 20 cells of strides [16, 32] in 64 x 64 pixels x (4 of the box, objectness, 1"
                + " labels)",
            "[1, 20, 7]",
            m -> m.putArray("labels").add("person")));
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void saysExpectedAndFound(String code, String expected, String found, Consumer<ObjectNode> change)
      throws Exception {
    Path model =
        TestPackages.write(
            folder, TinyModels.yolox(TinyModels.noCells()), TestPackages.yoloxManifest(), change);
    assertThatThrownBy(() -> TestHost.start(model))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining(code)
        .hasMessageContaining("model tiny-yolox, ")
        .hasMessageContaining(expected)
        .hasMessageContaining(found);
  }

  @Test
  void namesInputsThatTheManifestDoesNotGive() throws Exception {
    byte[] bytes = TinyModels.labelsBoxesScores(new long[3], new float[12], new float[3]);
    Path model =
        TestPackages.write(
            folder,
            bytes,
            TestPackages.labelsBoxesScoresManifest(),
            manifest -> manifest.remove("extraInputs"));
    assertThatThrownBy(() -> TestHost.start(model))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5017")
        .hasMessageContaining("input orig_target_sizes");
  }

  @Test
  void refusesWholeNumbersWhereNumbersAreExpected() throws Exception {
    byte[] bytes =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("output", TinyOnnx.INT64, 1, 20, 7)
            .floats("cells", TinyModels.noCells(), 1, 20, 7)
            .mean("mean", "images")
            .node("Add", "numbers", "cells", "mean")
            .cast("output", "numbers", TinyOnnx.INT64)
            .toBytes();
    Path model = TestPackages.write(folder, bytes, TestPackages.yoloxManifest());
    assertThatThrownBy(() -> TestHost.start(model))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("FLOAT or FLOAT16 [1, 20, 7]")
        .hasMessageContaining("INT64 [1, 20, 7]");
  }

  @Test
  void refusesAModelThatOnnxRuntimeCannotLoad() throws Exception {
    byte[] bytes =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("output", TinyOnnx.FLOAT, 1, 20, 7)
            .node("NoSuchOperator", "output", "images")
            .toBytes();
    Path model = TestPackages.write(folder, bytes, TestPackages.yoloxManifest());
    assertThatThrownBy(() -> TestHost.start(model))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5015")
        .hasMessageContaining("NoSuchOperator");
  }
}
