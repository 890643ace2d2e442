package io.nunchi.cli.internal.draw;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.cli.internal.video.PictureConverter;
import io.nunchi.spi.frame.PixelFormat;
import java.awt.image.BufferedImage;

/** Copies frames of any pixel format into images. For one thread; closed by its creator. */
public final class FrameCopier implements AutoCloseable {

  private final FramePool pool = new FramePool(1);
  private final PictureConverter converter = new PictureConverter();

  /**
   * Copies a frame into the top left of an image.
   *
   * @param frame in any format
   * @param target of type 3BYTE_BGR, at least as large
   */
  public void copy(FrameBuffer frame, BufferedImage target) {
    if (frame.pixelFormat() == PixelFormat.BGR) {
      FrameImage.copyBgr(frame, target);
      return;
    }
    FrameBuffer bgr = pool.acquire(frame.width(), frame.height(), PixelFormat.BGR);
    try {
      converter.convert(frame, bgr);
      FrameImage.copyBgr(bgr, target);
    } finally {
      bgr.release();
    }
  }

  @Override
  public void close() {
    converter.close();
  }
}
