package io.nunchi.reference.internal.engine;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A frame that the plugin makes itself to prove a model on.
 *
 * <p>Immutable; any thread. Its memory is collected with it.
 */
public final class ProofFrame implements Frame {

  private static final int CHANNELS = 3;
  private static final int BRIGHTEST = 255;

  private final int width;
  private final int height;
  private final Plane plane;

  /**
   * Views pixels.
   *
   * @param width pixels in a row
   * @param height rows
   * @param pixels a direct buffer: blue, green, red, row by row without gaps
   */
  public ProofFrame(int width, int height, ByteBuffer pixels) {
    this.width = width;
    this.height = height;
    this.plane = new Plane(pixels, CHANNELS * width, CHANNELS * width, height);
  }

  /**
   * Draws a picture in which every value appears: slopes, and a pattern of squares over them.
   *
   * @param width pixels in a row
   * @param height rows
   * @return the same picture for the same size
   */
  public static ProofFrame testPattern(int width, int height) {
    return testPattern(width, height, BRIGHTEST);
  }

  /** The same picture with another brightest value: darker and of less contrast. */
  static ProofFrame testPattern(int width, int height, int brightest) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(CHANNELS * width * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean inSquare = ((x >> 5) + (y >> 5)) % 2 == 0;
        pixels.put((byte) (brightest * x / width));
        pixels.put((byte) (brightest * y / height));
        pixels.put((byte) (inSquare ? brightest : 0));
      }
    }
    return new ProofFrame(width, height, pixels);
  }

  @Override
  public long sequence() {
    return 0;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public PixelFormat pixelFormat() {
    return PixelFormat.BGR;
  }

  @Override
  public ColorMatrix colorMatrix() {
    return ColorMatrix.BT601;
  }

  @Override
  public ColorRange colorRange() {
    return ColorRange.FULL;
  }

  @Override
  public List<Plane> planes() {
    return List.of(plane);
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
    return new FrameLease() {
      @Override
      public Frame frame() {
        return ProofFrame.this;
      }

      @Override
      public void close() {
        // The memory belongs to the frame, which whoever has this lease keeps alive.
      }
    };
  }
}
