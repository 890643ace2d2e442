package io.nunchi.reference.internal.preprocess;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Scales and normalises an 8-bit picture in the tensor's size and colours, and lays it out in the
 * tensor's memory.
 *
 * <p>An 8-bit channel has 256 possible elements. Where OpenCV's vectorised conversion does not
 * reach (half precision, per-channel numbers side by side) they are looked up in a table.
 *
 * <p>Lifecycle: keeps a header over the last tensor, and a scratch channel, until {@link #close()}.
 * Threading: one thread at a time. Ownership: the tensor's memory stays the caller's.
 */
final class TensorWriter implements AutoCloseable {

  private final PreprocessingSpec spec;
  private final boolean converts;
  private final Mat channel = new Mat();
  private final Mat[] tables;

  private @Nullable ByteBuffer tensor;
  private Mat[] tensorParts = {};

  TensorWriter(PreprocessingSpec spec) {
    this.spec = spec;
    boolean oneFormula = spec.layout() == TensorLayout.NCHW || spec.pixels().isSameForAllChannels();
    this.converts = spec.type() != TensorType.FLOAT16 && oneFormula;
    this.tables = converts ? new Mat[] {} : ElementTables.of(spec);
  }

  /**
   * Writes the picture.
   *
   * @param picture 8 bits a channel, as large as the tensor, in its colours
   * @param target a direct buffer; its bytes from index 0 on are the tensor
   */
  void write(Mat picture, ByteBuffer target) {
    if (!isLastTensor(target)) {
      tensorParts = parts(target);
      tensor = target;
    }
    if (tensorParts.length == 1) {
      writePart(picture, 0);
      return;
    }
    for (int c = 0; c < tensorParts.length; c++) {
      Core.extractChannel(picture, channel, c);
      writePart(channel, c);
    }
  }

  /** The very same buffer, not one of equal content. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isLastTensor(ByteBuffer target) {
    return tensor == target;
  }

  private void writePart(Mat pixels, int part) {
    if (converts) {
      pixels.convertTo(
          tensorParts[part],
          spec.type().matDepth(),
          spec.pixels().factor(part),
          spec.pixels().shift(part));
    } else {
      Core.LUT(pixels, tables[part], tensorParts[part]);
    }
  }

  /** One header per plane, or one over all when pixels lie together. */
  private Mat[] parts(ByteBuffer target) {
    int depth = spec.type().matDepth();
    if (spec.layout() == TensorLayout.NHWC) {
      int type = CvType.makeType(depth, spec.channels());
      return new Mat[] {new Mat(spec.height(), spec.width(), type, target)};
    }
    Mat[] planes = new Mat[spec.channels()];
    int planeBytes = (int) (spec.tensorBytes() / planes.length);
    for (int c = 0; c < planes.length; c++) {
      ByteBuffer plane = target.duplicate().clear().position(c * planeBytes).slice();
      planes[c] = new Mat(spec.height(), spec.width(), CvType.makeType(depth, 1), plane);
    }
    return planes;
  }

  @Override
  public void close() {
    channel.release();
    for (Mat table : tables) {
      table.release();
    }
    for (Mat part : tensorParts) {
      part.release();
    }
    tensorParts = new Mat[] {};
    tensor = null;
  }
}
