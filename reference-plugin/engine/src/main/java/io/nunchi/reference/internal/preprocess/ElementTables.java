package io.nunchi.reference.internal.preprocess;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Tables of the tensor element of every pixel value, as OpenCV's table look-up takes them. */
final class ElementTables {

  private static final int PIXEL_VALUES = 256;

  private ElementTables() {}

  /** One table per plane, or one for all channels when pixels lie together. */
  static Mat[] of(PreprocessingSpec spec) {
    if (spec.layout() == TensorLayout.NHWC) {
      return new Mat[] {table(spec, 0, spec.channels())};
    }
    Mat[] tables = new Mat[spec.channels()];
    for (int c = 0; c < tables.length; c++) {
      tables[c] = table(spec, c, 1);
    }
    return tables;
  }

  private static Mat table(PreprocessingSpec spec, int firstChannel, int channels) {
    float[] elements = new float[PIXEL_VALUES * channels];
    for (int i = 0; i < elements.length; i++) {
      int channel = firstChannel + i % channels;
      int pixel = i / channels;
      elements[i] = (float) (pixel * spec.pixels().factor(channel) + spec.pixels().shift(channel));
    }
    Mat exact = new Mat(1, PIXEL_VALUES, CvType.CV_32FC(channels));
    exact.put(0, 0, elements);
    if (spec.type() == TensorType.FLOAT32) {
      return exact;
    }
    Mat table = new Mat();
    if (spec.type() == TensorType.FLOAT16) {
      Core.convertFp16(exact, table);
    } else {
      exact.convertTo(table, CvType.CV_8U);
    }
    exact.release();
    return table;
  }
}
