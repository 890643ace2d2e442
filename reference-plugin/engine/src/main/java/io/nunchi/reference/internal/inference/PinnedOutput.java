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
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one output of fixed shape, for all pictures of the greatest batch, and the views
 * that decoders read, one for each picture.
 */
final class PinnedOutput {

  private static final ShortBuffer NO_HALVES = ShortBuffer.allocate(0);
  private static final FloatBuffer NO_FLOATS = FloatBuffer.allocate(0);

  private final List<OnnxTensor> tensors = new ArrayList<>();
  private final List<OutputTensor> views = new ArrayList<>();
  private final int elements;
  private final ShortBuffer halves;
  private final FloatBuffer widened;

  private PinnedOutput(int elements, ShortBuffer halves, FloatBuffer widened) {
    this.elements = elements;
    this.halves = halves;
    this.widened = widened;
  }

  static boolean holds(OnnxJavaType type) {
    return type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16 || type == OnnxJavaType.INT64;
  }

  static PinnedOutput create(
      OrtEnvironment environment, ExpectedTensor expected, OnnxJavaType type, BatchSizes sizes)
      throws OrtException {
    int elements =
        Math.toIntExact(
            expected.shape().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
    int pictures = sizes.greatest();
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact((long) elements * type.size * pictures))
            .order(ByteOrder.nativeOrder());
    boolean narrow = type == OnnxJavaType.FLOAT16;
    PinnedOutput output =
        new PinnedOutput(
            elements,
            narrow ? memory.asShortBuffer() : NO_HALVES,
            narrow ? FloatBuffer.allocate(elements * pictures) : NO_FLOATS);
    output.addViews(expected.name(), memory, type, pictures);
    try {
      output.addTensors(environment, expected, memory, type, sizes);
    } catch (OrtException | RuntimeException | Error failure) {
      output.close();
      throw failure;
    }
    return output;
  }

  private void addViews(String name, ByteBuffer memory, OnnxJavaType type, int pictures) {
    for (int picture = 0; picture < pictures; picture++) {
      int from = picture * elements;
      views.add(
          switch (type) {
            case FLOAT -> OutputTensor.of(name, memory.asFloatBuffer().slice(from, elements));
            case INT64 -> OutputTensor.of(name, memory.asLongBuffer().slice(from, elements));
            default -> OutputTensor.of(name, widened.slice(from, elements));
          });
    }
  }

  private void addTensors(
      OrtEnvironment environment,
      ExpectedTensor expected,
      ByteBuffer memory,
      OnnxJavaType type,
      BatchSizes sizes)
      throws OrtException {
    long[] shape = expected.shape().stream().mapToLong(Long::longValue).toArray();
    for (int size : sizes.sizes()) {
      ByteBuffer part = memory.slice(0, size * elements * type.size).order(ByteOrder.nativeOrder());
      tensors.add(OnnxTensor.createTensor(environment, part, BatchShapes.of(shape, size), type));
    }
  }

  /** The tensor of one batch size. */
  OnnxTensor tensor(int sizeIndex) {
    return tensors.get(sizeIndex);
  }

  /** The answer to one picture. */
  OutputTensor view(int picture) {
    return views.get(picture);
  }

  /** Widens 16-bit numbers, which decoders do not read. */
  void refresh(int pictures) {
    int count = Math.min(halves.capacity(), pictures * elements);
    for (int i = 0; i < count; i++) {
      widened.put(i, Fp16Conversions.fp16ToFloat(halves.get(i)));
    }
  }

  void close() {
    tensors.forEach(OnnxTensor::close);
    tensors.clear();
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
