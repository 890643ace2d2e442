package io.nunchi.reference.internal.hostile;

import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * ONNX files that are almost right: the same one for the same number. One half has changed bytes
 * and mostly ends in the parser; the other half is well-formed nonsense and reaches the operators.
 */
final class MutatedModels {

  private static final List<byte[]> GOOD =
      List.of(
          TinyModels.yolox(TinyModels.noCells()),
          TinyModels.yoloxOfMean(TinyModels.noCells(), TinyModels.noCells()),
          TinyModels.yoloxInHalfPrecision(TinyModels.noCells()),
          TinyModels.yoloxOfAnotherShape());

  private static final List<String> OPERATORS =
      List.of(
          "Add",
          "Mul",
          "Div",
          "Sub",
          "Pow",
          "MatMul",
          "Gemm",
          "Conv",
          "ConvTranspose",
          "MaxPool",
          "AveragePool",
          "Reshape",
          "Transpose",
          "Gather",
          "GatherElements",
          "GatherND",
          "ScatterND",
          "ScatterElements",
          "Slice",
          "Concat",
          "Split",
          "Squeeze",
          "Unsqueeze",
          "Flatten",
          "Tile",
          "Expand",
          "Pad",
          "Resize",
          "TopK",
          "NonMaxSuppression",
          "Softmax",
          "Sigmoid",
          "Exp",
          "Log",
          "Sqrt",
          "ReduceMean",
          "ReduceMax",
          "ArgMax",
          "Shape",
          "ConstantOfShape",
          "Range",
          "OneHot",
          "Where",
          "NonZero",
          "CumSum",
          "DepthToSpace",
          "SpaceToDepth",
          "LSTM",
          "GRU",
          "InstanceNormalization",
          "BatchNormalization",
          "LayerNormalization",
          "QuantizeLinear",
          "DequantizeLinear",
          "Einsum",
          "RoiAlign",
          "GridSample",
          "Identity",
          "Cast",
          "Clip");

  private static final long[] DIMENSIONS = {
    -7, -1, 0, 1, 2, 3, 7, 20, 64, 255, 4096, 1L << 20, 1L << 31, 1L << 40, Long.MAX_VALUE
  };

  private static final int[] TYPES = {0, 1, 2, 3, 6, 7, 9, 10, 11, 16, 99};

  private MutatedModels() {}

  static byte[] model(int number) {
    Random random = new Random(number);
    return number % 2 == 0 ? changedBytes(random) : nonsense(random);
  }

  private static byte[] changedBytes(Random random) {
    byte[] model = GOOD.get(random.nextInt(GOOD.size())).clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      model = changed(model, random);
    }
    return model;
  }

  private static byte[] changed(byte[] model, Random random) {
    int at = random.nextInt(model.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(model, at + 1);
      case 1 -> without(model, at, 1 + random.nextInt(8));
      case 2 -> with(model, at, random);
      case 3 -> replaced(model, at, (byte) 0xff);
      case 4 -> replaced(model, at, (byte) (model[at] ^ 1 << random.nextInt(8)));
      default -> replaced(model, at, (byte) random.nextInt());
    };
  }

  private static byte[] replaced(byte[] model, int at, byte value) {
    byte[] copy = model.clone();
    copy[at] = value;
    return copy;
  }

  private static byte[] without(byte[] model, int at, int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(model, 0, at);
    int end = Math.min(model.length, at + count);
    out.write(model, end, model.length - end);
    return out.size() == 0 ? model : out.toByteArray();
  }

  private static byte[] with(byte[] model, int at, Random random) {
    byte[] more = new byte[1 + random.nextInt(8)];
    random.nextBytes(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(model, 0, at);
    out.writeBytes(more);
    out.write(model, at, model.length - at);
    return out.toByteArray();
  }

  /** The inputs and outputs of the manifest, and anything between them. */
  private static byte[] nonsense(Random random) {
    TinyOnnx model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, TinyModels.SIZE, TinyModels.SIZE)
            .output("output", TinyOnnx.FLOAT, 1, TinyModels.CELLS, TinyModels.ROW);
    String[] names = {"images", "a", "b", "c", "d", "e", "f", "output", "nowhere", ""};
    model.floats("a", numbers(random), shape(random));
    model.floats("b", numbers(random), 1, TinyModels.CELLS, TinyModels.ROW);
    model.integers("c", new long[] {dimension(random), dimension(random)}, 2);
    model.mean("d", "images");
    int nodes = 1 + random.nextInt(4);
    for (int i = 0; i < nodes; i++) {
      String output = i == nodes - 1 ? "output" : names[5 + random.nextInt(2)];
      String[] inputs = new String[1 + random.nextInt(4)];
      for (int j = 0; j < inputs.length; j++) {
        inputs[j] = names[random.nextInt(names.length)];
      }
      if (random.nextInt(8) == 0) {
        model.cast(output, inputs[0], TYPES[random.nextInt(TYPES.length)]);
      } else {
        model.node(OPERATORS.get(random.nextInt(OPERATORS.size())), output, inputs);
      }
    }
    return model.toBytes();
  }

  private static float[] numbers(Random random) {
    float[] numbers = new float[TinyModels.CELLS * TinyModels.ROW];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(5) == 0 ? Float.NaN : (float) (random.nextGaussian() * 1e6);
    }
    return numbers;
  }

  private static long[] shape(Random random) {
    long[] shape = new long[random.nextInt(5)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimension(random);
    }
    return shape;
  }

  private static long dimension(Random random) {
    return DIMENSIONS[random.nextInt(DIMENSIONS.length)];
  }
}
