package io.nunchi.tck.internal.check;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.tck.internal.picture.Picture;
import io.nunchi.tck.internal.picture.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Frames that an analyzer may reject, and must survive. */
final class OddFrames {

  private static final int[][] SIZES = {
    {1, 1}, {2, 2}, {3, 5}, {17, 1}, {1, 19}, {321, 241}, {127, 640}, {1280, 719}
  };
  private static final int LARGE_WIDTH = 7680;
  private static final int LARGE_HEIGHT = 4320;
  private static final List<PixelFormat> SMALLEST_FIRST =
      List.of(
          PixelFormat.GRAY8,
          PixelFormat.NV12,
          PixelFormat.I420,
          PixelFormat.BGR,
          PixelFormat.RGB,
          PixelFormat.BGRA);

  private OddFrames() {}

  /** Small and odd sizes in every format, painted when they are asked for. */
  static List<Supplier<WatchedFrame>> of(Set<PixelFormat> formats) {
    List<Supplier<WatchedFrame>> frames = new ArrayList<>();
    for (int[] size : SIZES) {
      for (PixelFormat format : SMALLEST_FIRST) {
        if (formats.contains(format)) {
          frames.add(() -> new WatchedFrame(Picture.plain(size[0], size[1], format), 0));
        }
      }
    }
    return frames;
  }

  /** 7680x4320 pixels in the format that needs least memory. */
  static Supplier<WatchedFrame> large(Set<PixelFormat> formats) {
    PixelFormat smallest =
        SMALLEST_FIRST.stream().filter(formats::contains).findFirst().orElseThrow();
    return () -> new WatchedFrame(Picture.plain(LARGE_WIDTH, LARGE_HEIGHT, smallest), 0);
  }
}
