package io.nunchi.cli.internal.video;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;

/**
 * Brings pictures into a pixel format that an analyzer takes; most take a decoder's as they are.
 * For one thread; closed by its creator.
 */
public final class PictureFit implements AutoCloseable {

  private static final int PICTURES_UNDER_WAY = 4;

  private static final List<PixelFormat> BY_LOSS =
      List.of(
          PixelFormat.BGR,
          PixelFormat.RGB,
          PixelFormat.BGRA,
          PixelFormat.NV12,
          PixelFormat.I420,
          PixelFormat.GRAY8);

  private final FramePool pool = new FramePool(PICTURES_UNDER_WAY);
  private final PictureConverter converter = new PictureConverter();

  /**
   * Gives a picture that fits.
   *
   * @param picture is released if another one takes its place
   * @param accepted the formats that the analyzer takes; if it takes none that is known here, the
   *     picture stays as it is, and the host says so
   * @return a picture of one hold more than it has other holders, as {@code picture} had
   */
  public FrameBuffer fitting(FrameBuffer picture, Set<PixelFormat> accepted) {
    if (accepted.contains(picture.pixelFormat())) {
      return picture;
    }
    return BY_LOSS.stream()
        .filter(accepted::contains)
        .findFirst()
        .map(format -> converted(picture, format))
        .orElse(picture);
  }

  private FrameBuffer converted(FrameBuffer picture, PixelFormat format) {
    FrameBuffer fitting = pool.acquire(picture.width(), picture.height(), format);
    converter.convert(picture, fitting);
    fitting.captured(picture.captureTime(), picture.arrivalNanos());
    if (picture.hasStreamTime()) {
      fitting.streamTime(picture.streamTimeNanos());
    }
    picture.release();
    return fitting;
  }

  @Override
  public void close() {
    converter.close();
  }
}
