package io.nunchi.reference.internal.testing;

/**
 * Models with known answers, for an input {@code images} of 1 x 3 x {@value #SIZE} x {@value
 * #SIZE}.
 *
 * <p>Every answer is made when the model runs: a constant plus zero times the picture's mean, so
 * that ONNX Runtime cannot work it out beforehand.
 */
public final class TinyModels {

  /** Width and height of the input. */
  public static final int SIZE = 64;

  /** Cells of the grids at strides 16 and 32. */
  public static final int CELLS = 16 + 4;

  /** Numbers of a cell: box, objectness, two labels. */
  public static final int ROW = 7;

  private TinyModels() {}

  /** Answers with the given cells x ({@value #ROW} numbers), whatever the picture. */
  public static byte[] yolox(float[] cells) {
    return yoloxGraph(cells, 1, CELLS, ROW).node("Add", "output", "cells", "zero").toBytes();
  }

  /**
   * Answers with the given cells, and adds to each number the picture's mean times the same number
   * of {@code factors}.
   */
  public static byte[] yoloxOfMean(float[] cells, float[] factors) {
    return yoloxGraph(cells, 1, CELLS, ROW)
        .floats("factors", factors, 1, CELLS, ROW)
        .node("Mul", "varying", "factors", "mean")
        .node("Add", "output", "cells", "varying")
        .toBytes();
  }

  /** Declares {@value #CELLS} cells and answers with twice as many. */
  public static byte[] yoloxOfAnotherShape() {
    return yoloxGraph(new float[2 * CELLS * ROW], 1, 2 * CELLS, ROW)
        .floats("shape", new float[] {1, 2 * CELLS, ROW}, 3)
        .node("Add", "varyingShape", "shape", "zero")
        .cast("realShape", "varyingShape", TinyOnnx.INT64)
        .node("Reshape", "output", "cells", "realShape")
        .toBytes();
  }

  /** Cells in which nothing is found, of grids at strides 8, 16 and 32. */
  public static float[] cellsOfThreeGrids() {
    return new float[(64 + 16 + 4) * ROW];
  }

  /** The same as {@link #yolox} with the usual three grids. */
  public static byte[] yoloxOnThreeGrids() {
    return yoloxOnThreeGrids(cellsOfThreeGrids());
  }

  /** Answers with the given cells of three grids. */
  public static byte[] yoloxOnThreeGrids(float[] cells) {
    int count = cells.length / ROW;
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, SIZE, SIZE)
        .output("output", TinyOnnx.FLOAT, 1, count, ROW)
        .floats("cells", cells, 1, count, ROW)
        .floats("nothing", new float[] {0})
        .mean("mean", "images")
        .node("Mul", "zero", "mean", "nothing")
        .node("Add", "output", "cells", "zero")
        .toBytes();
  }

  /** Answers with empty cells in 16-bit floating point, except for the given ones. */
  public static byte[] yoloxInHalfPrecision(float[] cells) {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, SIZE, SIZE)
        .output("output", TinyOnnx.FLOAT16, 1, CELLS, ROW)
        .floats("cells", cells, 1, CELLS, ROW)
        .floats("nothing", new float[] {0})
        .mean("mean", "images")
        .node("Mul", "zero", "mean", "nothing")
        .node("Add", "wide", "cells", "zero")
        .cast("output", "wide", TinyOnnx.FLOAT16)
        .toBytes();
  }

  /** Answers with nothing after a long time: a chain of matrix products. */
  public static byte[] slowYolox(int products) {
    int side = 512;
    TinyOnnx model =
        yoloxGraph(new float[CELLS * ROW], 1, CELLS, ROW)
            .floats("matrix", new float[side * side], side, side)
            .node("Add", "product0", "matrix", "zero");
    for (int i = 1; i <= products; i++) {
      String before = "product" + (i - 1);
      model.node("MatMul", "product" + i, before, before);
    }
    return model.mean("end", "product" + products).node("Add", "output", "cells", "end").toBytes();
  }

  /** A model whose constants are said to be in another file. */
  public static byte[] external(String file) {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, SIZE, SIZE)
        .output("output", TinyOnnx.FLOAT, 1, CELLS, ROW)
        .externalFloats("cells", file, 1, CELLS, ROW)
        .mean("mean", "images")
        .node("Add", "output", "cells", "mean")
        .toBytes();
  }

  /**
   * Answers with labels, boxes and scores; takes {@code orig_target_sizes} and adds it to the right
   * and bottom edges, so that a test sees what was given.
   */
  public static byte[] labelsBoxesScores(long[] labels, float[] boxes, float[] scores) {
    return labelsBoxesScores(TinyOnnx.INT64, labels, boxes, scores);
  }

  /** The same with label numbers of another element type. */
  public static byte[] labelsBoxesScores(
      int labelType, long[] labels, float[] boxes, float[] scores) {
    int queries = labels.length;
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, -1, 3, SIZE, SIZE)
        .input("orig_target_sizes", TinyOnnx.INT64, -1, 2)
        .output("labels", labelType, -1, -1)
        .output("boxes", TinyOnnx.FLOAT, -1, -1, 4)
        .output("scores", TinyOnnx.FLOAT, -1, -1)
        .integers("labelNumbers", labels, 1, queries)
        .floats("corners", boxes, 1, queries, 4)
        .floats("confidences", scores, 1, queries)
        .floats("nothing", new float[] {0})
        .floats("spread", new float[] {0, 0, 1, 0, 0, 0, 0, 1}, 2, 4)
        .mean("mean", "images")
        .node("Mul", "zero", "mean", "nothing")
        .cast("integerZero", "zero", TinyOnnx.INT64)
        .cast("sizes", "orig_target_sizes", TinyOnnx.FLOAT)
        .node("MatMul", "shift", "sizes", "spread")
        .node("Add", "wideLabels", "labelNumbers", "integerZero")
        .cast("labels", "wideLabels", labelType)
        .node("Add", "boxes", "corners", "shift")
        .node("Add", "scores", "confidences", "zero")
        .toBytes();
  }

  private static TinyOnnx yoloxGraph(float[] cells, long... shape) {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, SIZE, SIZE)
        .output("output", TinyOnnx.FLOAT, 1, CELLS, ROW)
        .floats("cells", cells, shape)
        .floats("nothing", new float[] {0})
        .mean("mean", "images")
        .node("Mul", "zero", "mean", "nothing");
  }

  /** Cells in which nothing is found. */
  public static float[] noCells() {
    return new float[CELLS * ROW];
  }

  /** Puts a thing into a cell: raw box numbers, objectness, and a value for each label. */
  public static float[] cell(float[] cells, int index, float... numbers) {
    System.arraycopy(numbers, 0, cells, index * ROW, ROW);
    return cells;
  }
}
