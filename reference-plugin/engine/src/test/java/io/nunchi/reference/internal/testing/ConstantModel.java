package io.nunchi.reference.internal.testing;

import java.util.Arrays;

/**
 * A model for an input {@code images} of 1 x 3 x 64 x 64 that answers with the same numbers to
 * every picture. They are a constant plus zero times the picture's mean, so that ONNX Runtime
 * cannot work them out beforehand.
 */
public final class ConstantModel {

  private final TinyOnnx model =
      new TinyOnnx()
          .input("images", TinyOnnx.FLOAT, 1, 3, TinyModels.SIZE, TinyModels.SIZE)
          .floats("nothing", new float[] {0})
          .mean("mean", "images")
          .node("Mul", "zero", "mean", "nothing");

  /** Adds an output. */
  public ConstantModel output(String name, long[] shape, float[] values) {
    model
        .output(name, TinyOnnx.FLOAT, shape)
        .floats(name + "Numbers", values, shape)
        .node("Add", name, name + "Numbers", "zero");
    return this;
  }

  /** Values of a tensor of one picture: {@code columns} of numbers, as YOLO's heads have them. */
  public static float[] columns(float[]... columns) {
    float[] values = new float[columns.length * columns[0].length];
    for (int column = 0; column < columns.length; column++) {
      for (int number = 0; number < columns[0].length; number++) {
        values[number * columns.length + column] = columns[column][number];
      }
    }
    return values;
  }

  /** The same number so many times. */
  public static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }

  public byte[] toBytes() {
    return model.toBytes();
  }
}
