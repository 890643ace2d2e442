package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.manifest.ExtraInput;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Fills an input that is the same for every frame. */
final class ExtraInputTensor {

  static final long[] SHAPE = {1, 2};

  private ExtraInputTensor() {}

  static OnnxTensor create(OrtEnvironment environment, ExtraInput extra, PreprocessingSpec input)
      throws OrtException {
    LongBuffer values =
        ByteBuffer.allocateDirect(2 * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
    switch (extra.content()) {
      case INPUT_WIDTH_HEIGHT -> values.put(0, input.width()).put(1, input.height());
    }
    return OnnxTensor.createTensor(environment, values, SHAPE);
  }
}
