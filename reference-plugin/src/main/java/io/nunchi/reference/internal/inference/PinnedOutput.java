package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** The memory of one output of fixed shape, and the view that decoders read. */
final class PinnedOutput {

  private static final ShortBuffer NO_HALVES = ShortBuffer.allocate(0);
  private static final FloatBuffer NO_FLOATS = FloatBuffer.allocate(0);

  private final OnnxTensor tensor;
  private final OutputTensor view;
  private final ShortBuffer halves;
  private final FloatBuffer widened;

  private PinnedOutput(
      OnnxTensor tensor, OutputTensor view, ShortBuffer halves, FloatBuffer widened) {
    this.tensor = tensor;
    this.view = view;
    this.halves = halves;
    this.widened = widened;
  }

  static boolean holds(OnnxJavaType type) {
    return type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16 || type == OnnxJavaType.INT64;
  }

  static PinnedOutput create(OrtEnvironment environment, ExpectedTensor expected, OnnxJavaType type)
      throws OrtException {
    long[] shape = expected.shape().stream().mapToLong(Long::longValue).toArray();
    long elements = expected.shape().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact(elements * type.size))
            .order(ByteOrder.nativeOrder());
    OnnxTensor tensor = OnnxTensor.createTensor(environment, memory, shape, type);
    String name = expected.name();
    return switch (type) {
      case FLOAT ->
          new PinnedOutput(
              tensor, OutputTensor.of(name, memory.asFloatBuffer()), NO_HALVES, NO_FLOATS);
      case INT64 ->
          new PinnedOutput(
              tensor, OutputTensor.of(name, memory.asLongBuffer()), NO_HALVES, NO_FLOATS);
      default -> {
        FloatBuffer widened = FloatBuffer.allocate((int) elements);
        yield new PinnedOutput(
            tensor, OutputTensor.of(name, widened), memory.asShortBuffer(), widened);
      }
    };
  }

  OnnxTensor tensor() {
    return tensor;
  }

  OutputTensor view() {
    return view;
  }

  /** Widens 16-bit numbers, which decoders do not read. */
  void refresh() {
    for (int i = 0; i < halves.capacity(); i++) {
      widened.put(i, Fp16Conversions.fp16ToFloat(halves.get(i)));
    }
  }

  /** A copy of whole numbers of either size. */
  static LongBuffer longs(OnnxTensor answer) {
    if (answer.getInfo().type == OnnxJavaType.INT64) {
      return answer.getLongBuffer();
    }
    IntBuffer integers = answer.getIntBuffer();
    LongBuffer widened = LongBuffer.allocate(integers.capacity());
    for (int i = 0; i < integers.capacity(); i++) {
      widened.put(i, integers.get(i));
    }
    return widened;
  }
}
