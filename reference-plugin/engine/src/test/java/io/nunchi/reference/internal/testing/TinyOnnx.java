package io.nunchi.reference.internal.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes tiny ONNX models with known answers. Field numbers and element types are those of
 * onnx.proto.
 */
public final class TinyOnnx {

  /** Element type of 32-bit floating point. */
  public static final int FLOAT = 1;

  /** Element type of 32-bit whole numbers. */
  public static final int INT32 = 6;

  /** Element type of 64-bit whole numbers. */
  public static final int INT64 = 7;

  /** Element type of 16-bit floating point. */
  public static final int FLOAT16 = 10;

  private static final int MODEL_IR_VERSION = 1;
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_OPERATOR_SETS = 8;
  private static final int MODEL_METADATA = 14;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_NAME = 2;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;

  private final ProtobufMessage graph = new ProtobufMessage().text(GRAPH_NAME, "tiny");
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private int nodes;

  /** Declares an input; negative dimensions are left open. */
  public TinyOnnx input(String name, int type, long... shape) {
    graph.message(GRAPH_INPUT, valueInfo(name, type, shape));
    return this;
  }

  /** Declares an output; negative dimensions are left open. */
  public TinyOnnx output(String name, int type, long... shape) {
    graph.message(GRAPH_OUTPUT, valueInfo(name, type, shape));
    return this;
  }

  /** A tensor of floating point values that are part of the model. */
  public TinyOnnx floats(String name, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    graph.message(GRAPH_INITIALIZER, tensor(name, FLOAT, shape).bytes(9, raw.array()));
    return this;
  }

  /** A tensor of whole numbers that are part of the model. */
  public TinyOnnx integers(String name, long[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    graph.message(GRAPH_INITIALIZER, tensor(name, INT64, shape).bytes(9, raw.array()));
    return this;
  }

  /** A tensor whose values are said to be in another file. */
  public TinyOnnx externalFloats(String name, String file, long... shape) {
    ProtobufMessage location = new ProtobufMessage().text(1, "location").text(2, file);
    graph.message(
        GRAPH_INITIALIZER, tensor(name, FLOAT, shape).message(13, location).number(14, 1));
    return this;
  }

  /** An operator with one output. */
  public TinyOnnx node(String operator, String output, String... inputs) {
    graph.message(GRAPH_NODE, nodeMessage(operator, output, inputs));
    return this;
  }

  /** Turns a tensor into another element type. */
  public TinyOnnx cast(String output, String input, int type) {
    ProtobufMessage to = new ProtobufMessage().text(1, "to").number(3, type).number(20, 2);
    graph.message(GRAPH_NODE, nodeMessage("Cast", output, input).message(5, to));
    return this;
  }

  /** One number, the mean of a tensor: what makes an answer depend on the picture. */
  public TinyOnnx mean(String output, String input) {
    ProtobufMessage keep = new ProtobufMessage().text(1, "keepdims").number(3, 0).number(20, 2);
    graph.message(GRAPH_NODE, nodeMessage("ReduceMean", output, input).message(5, keep));
    return this;
  }

  /** The mean of each channel of pictures, channels first. */
  public TinyOnnx meanOfChannels(String output, String input) {
    ProtobufMessage keep = new ProtobufMessage().text(1, "keepdims").number(3, 0).number(20, 2);
    ProtobufMessage along = new ProtobufMessage().text(1, "axes").number(8, 2).number(8, 3);
    graph.message(
        GRAPH_NODE,
        nodeMessage("ReduceMean", output, input).message(5, keep).message(5, along.number(20, 7)));
    return this;
  }

  /** An entry that an exporter writes into a model. */
  public TinyOnnx metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** The greatest values along some axes, which are kept with a length of one. */
  public TinyOnnx greatest(String output, String input, int... axes) {
    ProtobufMessage along = new ProtobufMessage().text(1, "axes");
    Arrays.stream(axes).forEach(axis -> along.number(8, axis));
    graph.message(
        GRAPH_NODE, nodeMessage("ReduceMax", output, input).message(5, along.number(20, 7)));
    return this;
  }

  /** Tensors behind each other along an axis. */
  public TinyOnnx concatenated(String output, int axis, String... inputs) {
    ProtobufMessage along = new ProtobufMessage().text(1, "axis").number(3, axis).number(20, 2);
    graph.message(GRAPH_NODE, nodeMessage("Concat", output, inputs).message(5, along));
    return this;
  }

  /** The whole model. */
  public byte[] toBytes() {
    ProtobufMessage operatorSet = new ProtobufMessage().text(1, "").number(2, 13);
    ProtobufMessage model =
        new ProtobufMessage()
            .number(MODEL_IR_VERSION, 8)
            .message(MODEL_OPERATOR_SETS, operatorSet)
            .message(MODEL_GRAPH, graph);
    metadata.forEach(
        (key, value) ->
            model.message(MODEL_METADATA, new ProtobufMessage().text(1, key).text(2, value)));
    return model.toBytes();
  }

  private ProtobufMessage nodeMessage(String operator, String output, String... inputs) {
    ProtobufMessage node = new ProtobufMessage();
    Arrays.stream(inputs).forEach(input -> node.text(1, input));
    nodes++;
    return node.text(2, output).text(3, operator + nodes).text(4, operator);
  }

  private static ProtobufMessage tensor(String name, int type, long... shape) {
    ProtobufMessage tensor = new ProtobufMessage();
    Arrays.stream(shape).forEach(dimension -> tensor.number(1, dimension));
    return tensor.number(2, type).text(8, name);
  }

  private static ProtobufMessage valueInfo(String name, int type, long... shape) {
    ProtobufMessage dimensions = new ProtobufMessage();
    for (long dimension : shape) {
      ProtobufMessage message = new ProtobufMessage();
      dimensions.message(1, dimension < 0 ? message.text(2, "open") : message.number(1, dimension));
    }
    ProtobufMessage tensorType = new ProtobufMessage().number(1, type).message(2, dimensions);
    return new ProtobufMessage()
        .text(1, name)
        .message(2, new ProtobufMessage().message(1, tensorType));
  }
}
