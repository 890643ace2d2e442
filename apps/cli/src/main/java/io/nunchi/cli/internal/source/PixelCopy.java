package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import java.nio.ByteBuffer;

/** Copies rows between pictures whose rows lie at different distances. */
final class PixelCopy {

  private PixelCopy() {}

  /**
   * Copies three-byte pixels.
   *
   * @param source rows of blue, green, red; row {@code y} starts at {@code y * sourceStride}
   * @param sourceStride bytes from row to row
   * @param target a BGR picture
   */
  static void bgr(ByteBuffer source, int sourceStride, FrameBuffer target) {
    int rowBytes = target.width() * 3;
    int targetStride = target.planes().get(0).stride();
    ByteBuffer to = target.memory(0);
    if (sourceStride == targetStride && sourceStride == rowBytes) {
      to.put(0, source, 0, rowBytes * target.height());
      return;
    }
    for (int row = 0; row < target.height(); row++) {
      to.put(row * targetStride, source, row * sourceStride, rowBytes);
    }
  }
}
