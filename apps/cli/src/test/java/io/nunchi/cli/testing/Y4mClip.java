package io.nunchi.cli.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording in YUV4MPEG2, which is a line of text and the samples: of any size, odd ones too.
 *
 * @param width in pixels
 * @param height in pixels
 * @param sampling the format's name, such as {@code 420jpeg} or {@code 444}
 * @param bytes of a frame
 */
public record Y4mClip(int width, int height, String sampling, int bytes) {

  /** Writes a clip of 10 frames a second. */
  public Path write(Path file, int frames, RawClip.Painter painter) throws IOException {
    ByteBuffer samples = ByteBuffer.allocate(bytes);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(ascii("YUV4MPEG2 W%d H%d F10:1 Ip C%s\n".formatted(width, height, sampling)));
      for (int i = 0; i < frames; i++) {
        painter.paint(i, samples.clear());
        out.write(ascii("FRAME\n"));
        out.write(samples.array());
      }
    }
    return file;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
