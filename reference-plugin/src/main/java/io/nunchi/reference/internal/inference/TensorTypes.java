package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxJavaType;
import io.nunchi.reference.internal.decode.ElementType;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.reference.internal.preprocess.TensorLayout;
import io.nunchi.reference.internal.preprocess.TensorType;

/** How the plugin's own names for tensor types and shapes are called in ONNX Runtime. */
final class TensorTypes {

  private TensorTypes() {}

  static OnnxJavaType of(TensorType type) {
    return switch (type) {
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case UINT8 -> OnnxJavaType.UINT8;
    };
  }

  static long[] shape(PreprocessingSpec input) {
    long channels = input.mean().size();
    return input.layout() == TensorLayout.NCHW
        ? new long[] {1, channels, input.height(), input.width()}
        : new long[] {1, input.height(), input.width(), channels};
  }

  static boolean admits(ElementType expected, OnnxJavaType found) {
    return switch (expected) {
      case FLOATING -> found == OnnxJavaType.FLOAT || found == OnnxJavaType.FLOAT16;
      case INTEGER -> found == OnnxJavaType.INT64 || found == OnnxJavaType.INT32;
    };
  }
}
