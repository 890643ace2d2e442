package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.manifest.ExtraInput;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Fills an input that is the same for every frame, and every picture of a batch. */
final class ExtraInputTensor {

  static final long[] SHAPE = {1, 2};

  private ExtraInputTensor() {}

  static OnnxTensor create(
      OrtEnvironment environment, ExtraInput extra, PreprocessingSpec input, int pictures)
      throws OrtException {
    LongBuffer values =
        ByteBuffer.allocateDirect(2 * Long.BYTES * pictures)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    for (int picture = 0; picture < pictures; picture++) {
      switch (extra.content()) {
        case INPUT_WIDTH_HEIGHT ->
            values.put(2 * picture, input.width()).put(2 * picture + 1, input.height());
      }
    }
    return OnnxTensor.createTensor(environment, values, BatchShapes.of(SHAPE, pictures));
  }
}
