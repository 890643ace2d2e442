package io.nunchi.cli.internal.video;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** FFmpeg's names of what a stream says of itself. */
final class MediaNames {

  private MediaNames() {}

  static String pixelFormat(int number) {
    return text(avutil.av_get_pix_fmt_name(number), number);
  }

  static String matrix(int number) {
    return text(avutil.av_color_space_name(number), number);
  }

  static String primaries(int number) {
    return text(avutil.av_color_primaries_name(number), number);
  }

  static String transfer(int number) {
    return text(avutil.av_color_transfer_name(number), number);
  }

  private static String text(BytePointer name, int number) {
    return name == null || name.isNull() ? Integer.toString(number) : name.getString();
  }
}
