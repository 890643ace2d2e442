package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyOnnx;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** A model whose number of rows depends on the picture answers every picture. */
class OpenRowsTest {

  private static final float[] ROWS = {
    8, 8, 24, 24, 0.9f, 0, 32, 32, 56, 56, 0.8f, 1,
  };

  @TempDir private Path folder;

  /** Two rows for a bright picture, none for a dark one. */
  private Path model(long... axes) throws Exception {
    float[] half = new float[ROWS.length];
    float[] zeros = new float[ROWS.length];
    Arrays.fill(half, 0.5f);
    byte[] bytes =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("output", TinyOnnx.FLOAT, axes)
            .floats("rows", ROWS, ROWS.length)
            .floats("half", half, ROWS.length)
            .floats("zeros", zeros, ROWS.length)
            .integers("axes", axes, axes.length)
            .mean("mean", "images")
            .node("Add", "means", "zeros", "mean")
            .node("Greater", "kept", "means", "half")
            .node("Compress", "numbers", "rows", "kept")
            .node("Reshape", "output", "numbers", "axes")
            .toBytes();
    ObjectNode manifest = TestPackages.yoloxManifest();
    ObjectNode output = manifest.putObject("output").put("decoder", "end2end");
    output.put("tensor", "output").put("batchAxis", axes.length == 3);
    manifest.putObject("nms").put("mode", "none");
    return TestPackages.write(folder, bytes, manifest);
  }

  private static int found(FrameAnalyzer analyzer, int gray) throws Exception {
    RgbPicture picture = RgbPicture.drawn(64, 64, (x, y) -> RgbPicture.rgb(gray, gray, gray));
    return analyzer.analyze(TestFrames.of(picture, PixelFormat.BGR)).detections().size();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void everyFrameIsAnalyzed(boolean batchAxis) throws Exception {
    Path model = batchAxis ? model(1, -1, 6) : model(-1, 6);
    try (AnalyzerEngine engine = TestHost.start(model)) {
      engine.warmUp();
      List<Integer> counts = new ArrayList<>();
      try (FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("camera"))) {
        for (int gray : new int[] {255, 0, 0, 255}) {
          counts.add(found(analyzer, gray));
        }
      }
      assertThat(counts).containsExactly(2, 0, 0, 2);
    }
  }
}
