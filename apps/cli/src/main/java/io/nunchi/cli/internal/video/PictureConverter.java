package io.nunchi.cli.internal.video;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.util.List;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Converts pictures between pixel formats by their own matrix and range. For one thread; closed by
 * its creator.
 */
public final class PictureConverter implements AutoCloseable {

  private static final int NEUTRAL = 1 << 16;

  private @Nullable SwsContext context;

  /**
   * Converts a picture.
   *
   * @param source any format
   * @param target of the same size, in another format; gets the source's matrix and range, or full
   *     range if it has no luma and chroma
   */
  public void convert(FrameBuffer source, FrameBuffer target) {
    boolean keepsRange = hasChroma(target) && hasChroma(source);
    ColorRange range =
        keepsRange ? source.colorRange() : hasChroma(target) ? ColorRange.LIMITED : ColorRange.FULL;
    target.colors(source.colorMatrix(), range);
    SwsContext prepared =
        swscale.sws_getCachedContext(
            context,
            source.width(),
            source.height(),
            PictureLayout.avFormat(source.pixelFormat()),
            target.width(),
            target.height(),
            PictureLayout.avFormat(target.pixelFormat()),
            swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    if (prepared == null || prepared.isNull()) {
      throw new IllegalStateException("FFmpeg converts no " + source.pixelFormat());
    }
    context = prepared;
    IntPointer coefficients = swscale.sws_getCoefficients(number(source.colorMatrix()));
    swscale.sws_setColorspaceDetails(
        prepared,
        coefficients,
        isFull(source.colorRange()),
        coefficients,
        isFull(range),
        0,
        NEUTRAL,
        NEUTRAL);
    try (PointerPointer<BytePointer> from = pointers(source);
        PointerPointer<BytePointer> to = pointers(target);
        IntPointer fromStrides = strides(source.planes());
        IntPointer toStrides = strides(target.planes())) {
      swscale.sws_scale(prepared, from, fromStrides, 0, source.height(), to, toStrides);
    }
  }

  private static boolean hasChroma(FrameBuffer picture) {
    return picture.pixelFormat() == PixelFormat.I420 || picture.pixelFormat() == PixelFormat.NV12;
  }

  private static int number(ColorMatrix matrix) {
    return switch (matrix) {
      case BT601 -> swscale.SWS_CS_ITU601;
      case BT709 -> swscale.SWS_CS_ITU709;
      case BT2020 -> swscale.SWS_CS_BT2020;
    };
  }

  private static int isFull(ColorRange range) {
    return range == ColorRange.FULL ? 1 : 0;
  }

  private static PointerPointer<BytePointer> pointers(FrameBuffer picture) {
    BytePointer[] planes = new BytePointer[4];
    for (int i = 0; i < picture.planes().size(); i++) {
      planes[i] = new BytePointer(picture.memory(i));
    }
    return new PointerPointer<>(planes);
  }

  private static IntPointer strides(List<Plane> planes) {
    int[] strides = new int[4];
    for (int i = 0; i < planes.size(); i++) {
      strides[i] = planes.get(i).stride();
    }
    return new IntPointer(strides);
  }

  @Override
  public void close() {
    if (context != null) {
      swscale.sws_freeContext(context);
      context = null;
    }
  }
}
