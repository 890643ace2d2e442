package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxJavaType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.reference.internal.preprocess.TensorLayout;
import io.nunchi.reference.internal.preprocess.TensorType;

/** Translates the plugin's tensor types and shapes to those of ONNX Runtime. */
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
    long channels = input.channels();
    return input.layout() == TensorLayout.NCHW
        ? new long[] {1, channels, input.height(), input.width()}
        : new long[] {1, input.height(), input.width(), channels};
  }

  static boolean admits(ElementType expected, OnnxJavaType found) {
    boolean floating = found == OnnxJavaType.FLOAT || found == OnnxJavaType.FLOAT16;
    boolean integer = found == OnnxJavaType.INT64 || found == OnnxJavaType.INT32;
    return switch (expected) {
      case FLOATING -> floating;
      case INTEGER -> integer;
      case NUMBER -> floating || integer;
    };
  }

  static String describe(ElementType expected) {
    return switch (expected) {
      case FLOATING -> "FLOAT or FLOAT16";
      case INTEGER -> "INT64 or INT32";
      case NUMBER -> "FLOAT, FLOAT16, INT64 or INT32";
    };
  }
}
