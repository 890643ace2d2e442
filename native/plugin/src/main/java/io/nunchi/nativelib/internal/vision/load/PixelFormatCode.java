package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.frame.PixelFormat;

/** The numbers of the pixel formats in {@code nunchi_vision.h}. */
public final class PixelFormatCode {

  /** Not a code: the header has none for a format of a later contract. */
  private static final int NONE = 0;

  private PixelFormatCode() {}

  public static int of(PixelFormat format) {
    return switch (format) {
      case NV12 -> 1;
      case I420 -> 2;
      case BGR -> 3;
      case RGB -> 4;
      case BGRA -> 5;
      case GRAY8 -> 6;
      default -> NONE;
    };
  }

  static boolean isIn(int mask, PixelFormat format) {
    int code = of(format);
    return code != NONE && (mask & (1 << code)) != 0;
  }
}
