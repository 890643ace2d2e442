package io.nunchi.cli.testing;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber.ImageMode;

/**
 * The properties of a video file, found by decoding all of it.
 *
 * @param frames the number of pictures
 * @param width in pixels
 * @param height in pixels
 * @param frameRate as the file says
 * @param codec FFmpeg's name of it
 * @param pixelFormat FFmpeg's name of it
 */
public record Recording(
    int frames, int width, int height, double frameRate, String codec, String pixelFormat) {

  /** Decodes a file. */
  public static Recording read(Path file) throws IOException {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
      grabber.setImageMode(ImageMode.RAW);
      grabber.start();
      int frames = 0;
      Frame frame = grabber.grabImage();
      while (frame != null) {
        frames++;
        frame = grabber.grabImage();
      }
      return new Recording(
          frames,
          grabber.getImageWidth(),
          grabber.getImageHeight(),
          grabber.getVideoFrameRate(),
          grabber.getVideoCodecName(),
          avutil.av_get_pix_fmt_name(grabber.getPixelFormat()).getString());
    }
  }
}
