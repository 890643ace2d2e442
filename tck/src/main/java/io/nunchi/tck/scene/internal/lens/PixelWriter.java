package io.nunchi.tck.scene.internal.lens;

import io.nunchi.api.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;

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
    ByteBuffer memory = frame.memory(0);
    int stride = frame.planes().get(0).stride();
    byte[] row = new byte[frame.width() * pixelBytes];
    boolean swap = pixelBytes == 3;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int from = (y * frame.width() + x) * 3;
        int to = x * pixelBytes;
        row[to] = bgr[swap ? from + 2 : from];
        row[to + 1] = bgr[from + 1];
        row[to + 2] = bgr[swap ? from : from + 2];
        if (!swap) {
          row[to + 3] = -1;
        }
      }
      memory.put(y * stride, row);
    }
  }

  private static void writeLuma(byte[] bgr, FrameBuffer frame) {
    ByteBuffer memory = frame.memory(0);
    int stride = frame.planes().get(0).stride();
    byte[] row = new byte[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int at = (y * frame.width() + x) * 3;
        int sum = 25 * (bgr[at] & 255) + 129 * (bgr[at + 1] & 255) + 66 * (bgr[at + 2] & 255);
        row[x] = (byte) (16 + ((sum + 128) >> 8));
      }
      memory.put(y * stride, row);
    }
  }

  private static void writeChroma(byte[] bgr, FrameBuffer frame) {
    boolean interleaved = frame.pixelFormat() == PixelFormat.NV12;
    ByteBuffer uMemory = frame.memory(1);
    ByteBuffer vMemory = interleaved ? uMemory : frame.memory(2);
    int stride = frame.planes().get(1).stride();
    int vStride = interleaved ? stride : frame.planes().get(2).stride();
    int step = interleaved ? 2 : 1;
    for (int y = 0; y < (frame.height() + 1) / 2; y++) {
      for (int x = 0; x < (frame.width() + 1) / 2; x++) {
        int blue = mean(bgr, frame, x, y, 0);
        int green = mean(bgr, frame, x, y, 1);
        int red = mean(bgr, frame, x, y, 2);
        int u = 128 + ((112 * blue - 74 * green - 38 * red + 128) >> 8);
        int v = 128 + ((112 * red - 94 * green - 18 * blue + 128) >> 8);
        uMemory.put(y * stride + x * step, (byte) u);
        vMemory.put(y * vStride + x * step + (interleaved ? 1 : 0), (byte) v);
      }
    }
  }

  private static int mean(byte[] bgr, FrameBuffer frame, int x, int y, int channel) {
    int right = Math.min(frame.width() - 1, 2 * x + 1);
    int below = Math.min(frame.height() - 1, 2 * y + 1);
    int upper = 2 * y * frame.width();
    int lower = below * frame.width();
    int sum =
        (bgr[(upper + 2 * x) * 3 + channel] & 255)
            + (bgr[(upper + right) * 3 + channel] & 255)
            + (bgr[(lower + 2 * x) * 3 + channel] & 255)
            + (bgr[(lower + right) * 3 + channel] & 255);
    return (sum + 2) >> 2;
  }
}
