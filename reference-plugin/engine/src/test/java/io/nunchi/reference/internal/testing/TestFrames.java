package io.nunchi.reference.internal.testing;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Frames made of {@link RgbPicture}s, in any pixel format. Every row is followed by a chosen number
 * of random bytes, and nothing may depend on them.
 */
public final class TestFrames {

  private TestFrames() {}

  /** A frame in BT.601 limited range, without stride padding. */
  public static Frame of(RgbPicture picture, PixelFormat format) {
    return of(picture, format, ColorMatrix.BT601, ColorRange.LIMITED, 0, new Random(1));
  }

  /** A frame whose rows are followed by {@code stridePadding} bytes of {@code poison}. */
  public static Frame of(
      RgbPicture picture,
      PixelFormat format,
      ColorMatrix matrix,
      ColorRange range,
      int stridePadding,
      Random poison) {
    List<Plane> planes = new ArrayList<>();
    for (int i = 0; i < format.planeCount(); i++) {
      int rowBytes = format.rowBytes(i, picture.width());
      int rows = format.rows(i, picture.height());
      int stride = rowBytes + stridePadding;
      byte[] bytes = new byte[stride * rows];
      poison.nextBytes(bytes);
      YuvSamples samples = new YuvSamples(picture, matrix, range);
      for (int y = 0; y < rows; y++) {
        for (int b = 0; b < rowBytes; b++) {
          bytes[y * stride + b] = (byte) sample(picture, samples, format, i, b, y);
        }
      }
      ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes);
      planes.add(new Plane(memory, stride, rowBytes, rows));
    }
    return new TestFrame(picture.width(), picture.height(), format, matrix, range, planes);
  }

  /** A frame of the given planes, whether they fit or not. */
  public static Frame ofPlanes(int width, int height, PixelFormat format, List<Plane> planes) {
    return new TestFrame(width, height, format, ColorMatrix.BT601, ColorRange.LIMITED, planes);
  }

  /** A zeroed plane without stride padding. */
  public static Plane emptyPlane(int rowBytes, int rows) {
    return new Plane(ByteBuffer.allocateDirect(rowBytes * rows), rowBytes, rowBytes, rows);
  }

  private static int sample(
      RgbPicture picture, YuvSamples samples, PixelFormat format, int plane, int b, int y) {
    return switch (format) {
      case BGR -> color(picture, b / 3, y, b % 3);
      case RGB -> color(picture, b / 3, y, 2 - b % 3);
      case BGRA -> b % 4 == 3 ? 7 * b + y : color(picture, b / 4, y, b % 4);
      case GRAY8 -> samples.luma(b, y);
      case I420 -> plane == 0 ? samples.luma(b, y) : samples.chroma(b, y, plane == 1);
      case NV12 -> plane == 0 ? samples.luma(b, y) : samples.chroma(b / 2, y, b % 2 == 0);
    };
  }

  private static int color(RgbPicture picture, int x, int y, int fromBlue) {
    return switch (fromBlue) {
      case 0 -> picture.blue(x, y);
      case 1 -> picture.green(x, y);
      default -> picture.red(x, y);
    };
  }

  private record TestFrame(
      int width,
      int height,
      PixelFormat pixelFormat,
      ColorMatrix colorMatrix,
      ColorRange colorRange,
      List<Plane> planes)
      implements Frame {

    @Override
    public long sequence() {
      return 7;
    }

    @Override
    public Instant captureTime() {
      return Instant.EPOCH;
    }

    @Override
    public long streamTimeNanos() {
      return 0;
    }

    @Override
    public long arrivalNanos() {
      return 0;
    }

    @Override
    public FrameLease retain() {
      throw new IllegalStateException("nothing here keeps a frame");
    }
  }
}
