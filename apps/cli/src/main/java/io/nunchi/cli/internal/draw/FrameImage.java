package io.nunchi.cli.internal.draw;

import io.nunchi.api.frame.FrameBuffer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;

/** Frames as images of Java2D. */
public final class FrameImage {

  private FrameImage() {}

  /** An image of type 3BYTE_BGR. */
  public static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  /** The memory of an image of type 3BYTE_BGR. */
  public static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  /** A new image of a frame. */
  public static BufferedImage of(FrameBuffer frame) {
    BufferedImage image = blank(frame.width(), frame.height());
    try (FrameCopier copier = new FrameCopier()) {
      copier.copy(frame, image);
    }
    return image;
  }

  /**
   * Copies a frame into the top left of an image.
   *
   * @param frame in BGR
   * @param target of type 3BYTE_BGR, at least as large
   */
  static void copyBgr(FrameBuffer frame, BufferedImage target) {
    ByteBuffer source = frame.planes().get(0).buffer();
    int stride = frame.planes().get(0).stride();
    byte[] bytes = bytes(target);
    for (int row = 0; row < frame.height(); row++) {
      source.get(row * stride, bytes, row * target.getWidth() * 3, frame.width() * 3);
    }
  }
}
