package io.nunchi.cli.internal.video;

import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A pixel format of FFmpeg and the pixel format that analyzers get instead.
 *
 * @param format the analyzers' format
 * @param isSame true if the planes are the same, so that nothing has to be converted
 * @param usualRange the range where the stream names none
 */
record PictureLayout(PixelFormat format, boolean isSame, ColorRange usualRange) {

  private static final int COMPONENTS_OF_GREY_WITH_ALPHA = 2;

  static PictureLayout of(int avFormat) {
    return switch (avFormat) {
      case avutil.AV_PIX_FMT_YUV420P -> same(PixelFormat.I420, ColorRange.LIMITED);
      case avutil.AV_PIX_FMT_YUVJ420P -> same(PixelFormat.I420, ColorRange.FULL);
      case avutil.AV_PIX_FMT_NV12 -> same(PixelFormat.NV12, ColorRange.LIMITED);
      case avutil.AV_PIX_FMT_BGR24 -> same(PixelFormat.BGR, ColorRange.FULL);
      case avutil.AV_PIX_FMT_RGB24 -> same(PixelFormat.RGB, ColorRange.FULL);
      case avutil.AV_PIX_FMT_BGRA, avutil.AV_PIX_FMT_BGR0 ->
          same(PixelFormat.BGRA, ColorRange.FULL);
      case avutil.AV_PIX_FMT_GRAY8 -> same(PixelFormat.GRAY8, ColorRange.FULL);
      case avutil.AV_PIX_FMT_YUVJ422P,
          avutil.AV_PIX_FMT_YUVJ444P,
          avutil.AV_PIX_FMT_YUVJ440P,
          avutil.AV_PIX_FMT_YUVJ411P ->
          new PictureLayout(PixelFormat.I420, false, ColorRange.FULL);
      default -> converted(avutil.av_pix_fmt_desc_get(avFormat));
    };
  }

  private static PictureLayout same(PixelFormat format, ColorRange usualRange) {
    return new PictureLayout(format, true, usualRange);
  }

  private static PictureLayout converted(AVPixFmtDescriptor descriptor) {
    long rgb = avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_XYZ;
    if ((descriptor.flags() & rgb) != 0) {
      return new PictureLayout(PixelFormat.BGR, false, ColorRange.FULL);
    }
    if (descriptor.nb_components() <= COMPONENTS_OF_GREY_WITH_ALPHA) {
      return new PictureLayout(PixelFormat.GRAY8, false, ColorRange.FULL);
    }
    return new PictureLayout(PixelFormat.I420, false, ColorRange.LIMITED);
  }

  /** Returns true if colours are told by luma and chroma. */
  boolean hasChroma() {
    return format == PixelFormat.I420 || format == PixelFormat.NV12;
  }

  /** FFmpeg's number of one of the analyzers' formats. */
  static int avFormat(PixelFormat format) {
    return switch (format) {
      case NV12 -> avutil.AV_PIX_FMT_NV12;
      case I420 -> avutil.AV_PIX_FMT_YUV420P;
      case BGR -> avutil.AV_PIX_FMT_BGR24;
      case RGB -> avutil.AV_PIX_FMT_RGB24;
      case BGRA -> avutil.AV_PIX_FMT_BGR0;
      case GRAY8 -> avutil.AV_PIX_FMT_GRAY8;
    };
  }
}
