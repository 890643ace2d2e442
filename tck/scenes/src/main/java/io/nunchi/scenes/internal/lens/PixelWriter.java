package io.nunchi.scenes.internal.lens;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes a picture into a frame of any pixel format; luma and chroma as BT.601, limited range. */
public final class PixelWriter {

  private PixelWriter() {}

  /** Writes blue, green, red samples into a frame of the same size. */
  public static void write(byte[] bgr, FrameBuffer frame) {
    switch (frame.pixelFormat()) {
      case BGR -> writeBgr(bgr, frame);
      case RGB -> writeSwapped(bgr, frame, 3);
      case BGRA -> writeSwapped(bgr, frame, 4);
      case GRAY8 -> writeLuma(bgr, frame);
      case NV12, I420 -> {
        writeLuma(bgr, frame);
        writeChroma(bgr, frame);
      }
    }
  }

  private static void writeBgr(byte[] bgr, FrameBuffer frame) {
    int rowBytes = frame.width() * 3;
    ByteBuffer memory = frame.memory(0);
    int stride = frame.planes().get(0).stride();
    for (int y = 0; y < frame.height(); y++) {
      memory.put(y * stride, bgr, y * rowBytes, rowBytes);
    }
  }

  private static void writeSwapped(byte[] bgr, FrameBuffer frame, int pixelBytes) {
    int width = frame.width();
    ByteBuffer memory = frame.memory(0);
    int stride = frame.planes().get(0).stride();
    byte[] row = new byte[width * pixelBytes];
    if (pixelBytes == 4) {
      Arrays.fill(row, (byte) 255); // opaque
    }
    int blueAt = pixelBytes == 4 ? 0 : 2;
    int from = 0;
    for (int y = 0; y < frame.height(); y++) {
      int to = 0;
      for (int x = 0; x < width; x++) {
        row[to + blueAt] = bgr[from];
        row[to + 1] = bgr[from + 1];
        row[to + 2 - blueAt] = bgr[from + 2];
        from += 3;
        to += pixelBytes;
      }
      memory.put(y * stride, row);
    }
  }

  private static void writeLuma(byte[] bgr, FrameBuffer frame) {
    int width = frame.width();
    ByteBuffer memory = frame.memory(0);
    int stride = frame.planes().get(0).stride();
    byte[] row = new byte[width];
    int from = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < width; x++) {
        int sum = 25 * (bgr[from] & 255) + 129 * (bgr[from + 1] & 255) + 66 * (bgr[from + 2] & 255);
        row[x] = (byte) (16 + ((sum + 128) >> 8));
        from += 3;
      }
      memory.put(y * stride, row);
    }
  }

  private static void writeChroma(byte[] bgr, FrameBuffer frame) {
    int columns = (frame.width() + 1) / 2;
    boolean interleaved = frame.pixelFormat() == PixelFormat.NV12;
    int step = interleaved ? 2 : 1;
    byte[] uRow = new byte[columns * step];
    byte[] vRow = interleaved ? uRow : new byte[columns];
    for (int y = 0; y < (frame.height() + 1) / 2; y++) {
      chromaRow(bgr, frame, y, uRow, vRow, step);
      frame.memory(1).put(y * frame.planes().get(1).stride(), uRow);
      if (!interleaved) {
        frame.memory(2).put(y * frame.planes().get(2).stride(), vRow);
      }
    }
  }

  /** The colors of two rows of pixels; the last row and column count twice if they are alone. */
  private static void chromaRow(
      byte[] bgr, FrameBuffer frame, int y, byte[] uRow, byte[] vRow, int step) {
    int width = frame.width();
    int upper = 2 * y * width * 3;
    int lower = Math.min(frame.height() - 1, 2 * y + 1) * width * 3;
    int vAt = step - 1;
    for (int x = 0; x < (width + 1) / 2; x++) {
      int left = 2 * x * 3;
      int right = Math.min(width - 1, 2 * x + 1) * 3;
      int blue = mean(bgr, upper + left, upper + right, lower + left, lower + right);
      int green =
          mean(bgr, upper + left + 1, upper + right + 1, lower + left + 1, lower + right + 1);
      int red = mean(bgr, upper + left + 2, upper + right + 2, lower + left + 2, lower + right + 2);
      uRow[x * step] = (byte) (128 + ((112 * blue - 74 * green - 38 * red + 128) >> 8));
      vRow[x * step + vAt] = (byte) (128 + ((112 * red - 94 * green - 18 * blue + 128) >> 8));
    }
  }

  private static int mean(byte[] samples, int a, int b, int c, int d) {
    return ((samples[a] & 255) + (samples[b] & 255) + (samples[c] & 255) + (samples[d] & 255) + 2)
        >> 2;
  }
}
