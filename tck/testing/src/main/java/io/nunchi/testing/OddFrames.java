package io.nunchi.testing;

import io.nunchi.spi.frame.PixelFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Grey frames of unusual sizes: an analyzer may reject them, and must survive them (rule 5.5).
 *
 * <p>Stateless; any thread. A supplier allocates a new frame at every call.
 */
public final class OddFrames {

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

  /**
   * Lists frames from 1x1 to 1280x719, most with odd sides.
   *
   * @param formats the pixel formats to produce
   * @return suppliers of one frame for each size and format
   */
  public static List<Supplier<WatchedFrame>> of(Set<PixelFormat> formats) {
    List<Supplier<WatchedFrame>> frames = new ArrayList<>();
    for (int[] size : SIZES) {
      for (PixelFormat format : SMALLEST_FIRST) {
        if (formats.contains(format)) {
          frames.add(grey(FrameLayout.of(size[0], size[1], format)));
        }
      }
    }
    return frames;
  }

  /**
   * Returns a frame of 7680x4320 pixels.
   *
   * @param formats pixel formats, at least one; the one that needs least memory is taken
   * @return a supplier of the frame
   */
  public static Supplier<WatchedFrame> large(Set<PixelFormat> formats) {
    PixelFormat smallest =
        SMALLEST_FIRST.stream().filter(formats::contains).findFirst().orElseThrow();
    return grey(FrameLayout.of(LARGE_WIDTH, LARGE_HEIGHT, smallest));
  }

  private static Supplier<WatchedFrame> grey(FrameLayout layout) {
    return () -> new WatchedFrame(FramePixels.grey(layout), 0);
  }
}
