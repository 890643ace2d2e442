package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import io.nunchi.spi.AnalyzerEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that the manifest does not name are never asked for, and an operator is told. */
class UnreadOutputsTest {

  @TempDir private Path folder;

  private Path model() throws Exception {
    byte[] bytes =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("output", TinyOnnx.FLOAT, 1, 20, 7)
            .output("protos", TinyOnnx.FLOAT)
            .output("more", TinyOnnx.FLOAT)
            .floats("cells", TinyModels.noCells(), 1, 20, 7)
            .floats("zero", new float[] {0})
            .floats("nothing", new float[] {Float.NaN})
            .mean("mean", "images")
            .node("Mul", "zeroMean", "mean", "zero")
            .node("Add", "output", "cells", "zeroMean")
            .node("Mul", "protos", "mean", "nothing")
            .node("Mul", "more", "mean", "nothing")
            .toBytes();
    return TestPackages.write(folder, bytes, TestPackages.yoloxManifest());
  }

  @Test
  void doNotCountWhateverTheyHold() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model())) {
      engine.warmUp(); // looks at every number of the answer
    }
  }

  @Test
  void areToldInTheStatusAndTheLog() throws Exception {
    List<String> log = new ArrayList<>();
    try (AnalyzerEngine engine = TestHost.startLogging(model(), log)) {
      assertThat(engine.status().reason()).contains("outputs left unread: protos, more");
      assertThat(log).anySatisfy(line -> assertThat(line).contains("left unread: protos, more"));
    }
  }

  @Test
  void areNotAllNamedWhereTheyAreMany() throws Exception {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("output", TinyOnnx.FLOAT, 1, 20, 7)
            .floats("cells", TinyModels.noCells(), 1, 20, 7)
            .floats("zero", new float[] {0})
            .mean("mean", "images")
            .node("Mul", "zeroMean", "mean", "zero")
            .node("Add", "output", "cells", "zeroMean");
    String name = "long".repeat(100);
    for (int i = 0; i < 50; i++) {
      model.output(name + i, TinyOnnx.FLOAT).node("Mul", name + i, "mean", "zero");
    }
    Path path = TestPackages.write(folder, model.toBytes(), TestPackages.yoloxManifest());

    try (AnalyzerEngine engine = TestHost.start(path)) {
      assertThat(engine.status().reason()).contains(" and 42 more;").hasSizeLessThan(1000);
    }
  }
}
