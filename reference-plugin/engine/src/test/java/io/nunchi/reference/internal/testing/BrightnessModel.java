package io.nunchi.reference.internal.testing;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * Models that take several pictures, and answer to each with an embedding: its brightest value
 * times 1, 2, 3 and 4.
 */
public final class BrightnessModel {

  private static final int SIZE = TinyModels.SIZE;
  private static final int LENGTH = 4;
  private static final int SIDE = 512;

  private BrightnessModel() {}

  /** A sound model; the batch dimension is open if it is negative. */
  public static byte[] sound(long batch) {
    return graph(batch, 0).node("Mul", "answer", "column", "factors").toBytes();
  }

  /** The same, after many products of large matrices. */
  public static byte[] slow(long batch, int products) {
    return graph(batch, products)
        .mean("productMean", "product" + products)
        .node("Mul", "nought", "productMean", "nothing")
        .node("Mul", "quick", "column", "factors")
        .node("Add", "answer", "quick", "nought")
        .toBytes();
  }

  /** Adds the mean of all pictures of the batch to each answer. */
  public static byte[] mixing(long batch) {
    return graph(batch, 0)
        .mean("mean", "images")
        .node("Mul", "own", "column", "factors")
        .node("Add", "answer", "own", "mean")
        .toBytes();
  }

  /** Answers to a black picture with what is not a number. */
  public static byte[] dividing(long batch) {
    return graph(batch, 0)
        .node("Div", "one", "column", "column")
        .node("Mul", "answer", "one", "factors")
        .toBytes();
  }

  /** Says that it takes any batch, and answers to one picture only. */
  public static byte[] ofOnePicture() {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, -1, 3, SIZE, SIZE)
        .output("answer", TinyOnnx.FLOAT, -1, LENGTH)
        .floats("factors", new float[] {1, 2, 3, 4}, 1, LENGTH)
        .floats("nothing", new float[] {0})
        .floats("row", new float[] {1, LENGTH}, 2)
        .mean("mean", "images")
        .node("Mul", "zero", "mean", "nothing")
        .node("Add", "varyingRow", "row", "zero") // which nobody can know beforehand
        .cast("realRow", "varyingRow", TinyOnnx.INT64)
        .node("Mul", "flat", "mean", "factors")
        .node("Reshape", "answer", "flat", "realRow")
        .toBytes();
  }

  /** Leaves its input's batch open, and declares its answer for one picture. */
  public static byte[] declaringOnePicture() {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, -1, 3, SIZE, SIZE)
        .output("answer", TinyOnnx.FLOAT, 1, LENGTH)
        .floats("factors", new float[] {1, 2, 3, 4}, 1, LENGTH)
        .mean("mean", "images")
        .node("Mul", "answer", "mean", "factors")
        .toBytes();
  }

  /** Writes a model's package. */
  public static Path write(Path folder, byte[] model) throws IOException {
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest
        .putObject("output")
        .put("decoder", "embedding")
        .put("tensor", "answer")
        .put("length", LENGTH);
    manifest.putArray("labels").add("person");
    manifest.putObject("nms").put("mode", "none");
    return TestPackages.write(folder, model, manifest);
  }

  private static TinyOnnx graph(long batch, int products) {
    TinyOnnx graph =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, batch, 3, SIZE, SIZE)
            .output("answer", TinyOnnx.FLOAT, batch, LENGTH)
            .floats("factors", new float[] {1, 2, 3, 4}, 1, LENGTH)
            .floats("nothing", new float[] {0})
            .integers("rows", new long[] {-1, 1}, 2)
            .greatest("brightest", "images", 1, 2, 3)
            .node("Reshape", "column", "brightest", "rows");
    if (products > 0) {
      graph
          .mean("wholeMean", "images")
          .node("Mul", "zero", "wholeMean", "nothing")
          .floats("matrix", new float[SIDE * SIDE], SIDE, SIDE)
          .node("Add", "product0", "matrix", "zero");
    }
    for (int i = 1; i <= products; i++) {
      graph.node("MatMul", "product" + i, "product" + (i - 1), "matrix");
    }
    return graph;
  }
}
