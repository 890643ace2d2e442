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
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A jar beside the plugin's brings a decoder, and a manifest names it. */
class ThirdPartyDecoderTest {

  private static final String CLASS = "com.example.decoder.SingleBoxDecoder";
  private static final String SOURCE =
      """
      package com.example.decoder;

      import io.nunchi.reference.decoder.*;
      import io.nunchi.reference.decoder.parameter.*;
      import java.util.List;

      /** One box in parts of the input tensor, as sure as the manifest says. */
      public final class SingleBoxDecoder implements DecoderType {
        private static final Parameter<String> TENSOR =
            Parameter.of("tensor", ParameterType.text(), "The output's name.");
        private static final Parameter<Float> CONFIDENCE =
            Parameter.of("confidence", ParameterType.number(0, 1), "That of the box.")
                .byDefault(0.5f);

        @Override
        public String name() {
          return "NAME";
        }

        @Override
        public List<Parameter<?>> parameters() {
          return List.of(TENSOR, CONFIDENCE);
        }

        @Override
        public OutputLayout read(ParameterValues parameters, ModelShape model) {
          String tensor = parameters.get(TENSOR);
          float confidence = parameters.get(CONFIDENCE);
          return new OutputLayout() {
            @Override
            public List<ExpectedTensor> tensors() {
              return List.of(
                  new ExpectedTensor(tensor, ElementType.FLOATING, List.of(1L, 4L), "1 x box"));
            }

            @Override
            public OutputDecoder newDecoder() {
              return (outputs, thresholds, candidates) ->
                  candidates.add(
                      outputs.get(0).floatAt(0) * model.inputWidth(),
                      outputs.get(0).floatAt(1) * model.inputHeight(),
                      outputs.get(0).floatAt(2) * model.inputWidth(),
                      outputs.get(0).floatAt(3) * model.inputHeight(),
                      confidence,
                      0);
            }
          };
        }
      }
      """;

  @TempDir private Path folder;

  /** A model whose output {@code box} is always the same. */
  private Path model(String decoder) throws Exception {
    byte[] model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("box", TinyOnnx.FLOAT, 1, 4)
            .floats("corners", new float[] {0.25f, 0.5f, 0.75f, 1}, 1, 4)
            .floats("nothing", new float[] {0})
            .mean("mean", "images")
            .node("Mul", "zero", "mean", "nothing")
            .node("Add", "box", "corners", "zero")
            .toBytes();
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest
        .putObject("output")
        .put("decoder", decoder)
        .put("tensor", "box")
        .put("confidence", 0.8);
    manifest.putObject("preprocessing").put("colorOrder", "BGR").put("resize", "stretch");
    return TestPackages.write(folder.resolve("model"), model, manifest);
  }

  @Test
  void runsAModelThroughThePlugin() throws Exception {
    Path jar = DecoderJar.write(folder, CLASS, SOURCE.replace("NAME", "single-box"));
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
      assertThat(found.get(0).confidence()).isCloseTo(0.8f, within(1e-6f));
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
    Path jar = DecoderJar.write(folder, CLASS, SOURCE.replace("NAME", "yolox"));
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
