package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The output of a preprocessor, decoded to plain numbers in Java. */
final class Tensor {

  private static final int GUARD_BYTES = 64;
  private static final byte GUARD = (byte) 0xA5;

  private final PreprocessingSpec spec;
  private final ByteBuffer bytes;

  private Tensor(PreprocessingSpec spec, ByteBuffer bytes) {
    this.spec = spec;
    this.bytes = bytes;
  }

  /** Preprocesses a frame into fresh memory, and sees that not a byte too many is written. */
  static Tensor of(PreprocessingSpec spec, Frame frame) throws FrameRejectedException {
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      return written(spec, preprocessor, frame);
    }
  }

  /** The same with a preprocessor that may have seen other frames. */
  static Tensor written(PreprocessingSpec spec, Preprocessor preprocessor, Frame frame)
      throws FrameRejectedException {
    int length = (int) spec.tensorBytes();
    byte[] guarded = new byte[length + GUARD_BYTES];
    Arrays.fill(guarded, GUARD);
    ByteBuffer memory = ByteBuffer.allocateDirect(guarded.length).put(guarded);
    memory.position(3).limit(5);
    preprocessor.write(frame, memory);
    if (memory.position() != 3 || memory.limit() != 5) {
      throw new AssertionError("the tensor's position or limit was changed");
    }
    memory.clear();
    for (int i = length; i < guarded.length; i++) {
      if (memory.get(i) != GUARD) {
        throw new AssertionError("byte " + i + " behind the tensor was overwritten");
      }
    }
    return over(spec, memory);
  }

  /** Reads memory that a preprocessor has written to. */
  static Tensor over(PreprocessingSpec spec, ByteBuffer memory) {
    return new Tensor(spec, memory.duplicate().clear().order(ByteOrder.nativeOrder()));
  }

  /** The element of a channel at a pixel. */
  double at(int channel, int x, int y) {
    int pixel = y * spec.width() + x;
    int index =
        spec.layout() == TensorLayout.NCHW
            ? channel * spec.width() * spec.height() + pixel
            : pixel * spec.channels() + channel;
    return switch (spec.type()) {
      case FLOAT32 -> bytes.getFloat(4 * index);
      case FLOAT16 -> halfToDouble(bytes.getShort(2 * index));
      case UINT8 -> bytes.get(index) & 255;
    };
  }

  /**
   * The largest difference of any element to another tensor of the same picture size and colours.
   */
  double largestDifference(Tensor other) {
    double largest = 0;
    for (int c = 0; c < spec.channels(); c++) {
      for (int y = 0; y < spec.height(); y++) {
        for (int x = 0; x < spec.width(); x++) {
          largest = Math.max(largest, Math.abs(at(c, x, y) - other.at(c, x, y)));
        }
      }
    }
    return largest;
  }

  /** The mean difference of all elements to another tensor of the same picture size and colours. */
  double meanDifference(Tensor other) {
    double sum = 0;
    for (int c = 0; c < spec.channels(); c++) {
      for (int y = 0; y < spec.height(); y++) {
        for (int x = 0; x < spec.width(); x++) {
          sum += Math.abs(at(c, x, y) - other.at(c, x, y));
        }
      }
    }
    return sum / ((double) spec.channels() * spec.width() * spec.height());
  }

  /** Half precision by its definition: sign, 5 bits of exponent, 10 bits of fraction. */
  private static double halfToDouble(short half) {
    int exponent = half >> 10 & 31;
    int fraction = half & 1023;
    double magnitude =
        exponent == 0
            ? Math.scalb((double) fraction, -24)
            : Math.scalb(1024.0 + fraction, exponent - 25);
    return half < 0 ? -magnitude : magnitude;
  }
}
