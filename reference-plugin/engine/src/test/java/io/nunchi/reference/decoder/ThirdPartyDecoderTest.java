package io.nunchi.reference.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.internal.testing.DecoderJar;
import io.nunchi.reference.internal.testing.PluginCopy;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The decoder of the document's example, in a jar beside the plugin's, works like the others. */
class ThirdPartyDecoderTest {

  private static final String CLASS = "com.example.decoder.SingleBoxDecoder";
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "model-manifest.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\n(import [^`]*class SingleBoxDecoder .*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  /** The document's example of a decoder, under a name. */
  private static String example(String name) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
    assertThat(example.find()).isTrue();
    return "package com.example.decoder;\n"
        + example.group(1).replace("return \"single-box\"", "return \"" + name + "\"");
  }

  /** A model whose output {@code box} is always the same. */
  private Path model(String decoder) throws Exception {
    byte[] model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("box", TinyOnnx.FLOAT, 1, 4)
            .floats("corners", new float[] {16, 32, 48, 64}, 1, 4)
            .floats("nothing", new float[] {0})
            .mean("mean", "images")
            .node("Mul", "zero", "mean", "nothing")
            .node("Add", "box", "corners", "zero")
            .toBytes();
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest.putObject("output").put("decoder", decoder).put("tensor", "box");
    manifest.putObject("preprocessing").put("colorOrder", "BGR").put("resize", "stretch");
    return TestPackages.write(folder.resolve("model"), model, manifest);
  }

  @Test
  void runsAModelThroughThePlugin() throws Exception {
    Path jar = DecoderJar.write(folder, CLASS, example("single-box"));
    try (PluginCopy plugin = PluginCopy.with(jar, folder.resolve("natives"));
        AnalyzerEngine engine = plugin.start(model("single-box"));
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      engine.warmUp();
      List<Detection> found =
          analyzer
              .analyze(TestFrames.of(RgbPicture.smooth(200, 100), PixelFormat.NV12))
              .detections();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).label()).isEqualTo("person");
      assertThat(found.get(0).confidence()).isEqualTo(1);
      assertThat(found.get(0).box().left()).isCloseTo(0.25f, within(1e-6f));
      assertThat(found.get(0).box().bottom()).isCloseTo(1, within(1e-6f));
    }
  }

  @Test
  void isUnknownWithoutItsJar() throws Exception {
    Path model = model("single-box");
    assertThatThrownBy(() -> TestHost.start(model))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5009")
        .hasMessageContaining("scores-boxes");
  }

  @Test
  void neverTakesTheNameOfAnother() throws Exception {
    Path jar = DecoderJar.write(folder, CLASS, example("yolox"));
    try (PluginCopy plugin = PluginCopy.with(jar, folder.resolve("natives"))) {
      Path model = model("yolox");
      assertThatThrownBy(() -> plugin.start(model))
          .isInstanceOf(EngineStartException.class)
          .hasMessageContaining("NUN-5041")
          .hasMessageContaining(CLASS + " has the name \"yolox\"");
    }
  }

  @Test
  void isRefusedWhenItsClassIsMissing() throws Exception {
    Path jar = DecoderJar.writeService(folder, "com.example.Missing");
    try (PluginCopy plugin = PluginCopy.with(jar, folder.resolve("natives"))) {
      Path model = model("single-box");
      assertThatThrownBy(() -> plugin.start(model))
          .isInstanceOf(EngineStartException.class)
          .hasMessageContaining("NUN-5041")
          .hasMessageContaining("com.example.Missing");
    }
  }
}
