package io.nunchi.testing;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The memory of a frame, which a test can overwrite and compare. Colours are full-range ITU-R
 * BT.601.
 *
 * <p>Lifecycle: direct buffers, freed with the object. Threading: one thread paints and overwrites;
 * any thread reads. Ownership: belongs to the test that painted it.
 */
public final class FramePixels {

  private static final int GREY = 128;
  private static final int OVERWRITTEN = 0x5b;

  private final FrameLayout layout;
  private final List<ByteBuffer> memories;
  private final List<Plane> planes;

  private FramePixels(FrameLayout layout) {
    this.layout = layout;
    List<ByteBuffer> allocated = new ArrayList<>();
    List<Plane> described = new ArrayList<>();
    PixelFormat format = layout.format();
    for (int i = 0; i < format.planeCount(); i++) {
      int rowBytes = format.rowBytes(i, layout.width());
      int stride = rowBytes + layout.padding();
      int rows = format.rows(i, layout.height());
      ByteBuffer memory = ByteBuffer.allocateDirect(stride * rows);
      allocated.add(memory);
      described.add(new Plane(memory, stride, rowBytes, rows));
    }
    this.memories = List.copyOf(allocated);
    this.planes = List.copyOf(described);
  }

  /** Tells the colour of a pixel. */
  @FunctionalInterface
  public interface Painter {

    /**
     * Returns a colour.
     *
     * @param x pixels from the left
     * @param y pixels from the top
     * @return red, green and blue, each from 0 to 255, as {@code 0xRRGGBB}
     */
    int rgb(int x, int y);
  }

  /**
   * Paints a frame in one grey.
   *
   * @param layout size, format and padding
   * @return new pixels
   */
  public static FramePixels grey(FrameLayout layout) {
    FramePixels pixels = new FramePixels(layout);
    pixels.fill(GREY);
    return pixels;
  }

  /**
   * Paints a frame pixel by pixel. A subsampled plane takes its colours from every second pixel.
   *
   * @param layout size, format and padding
   * @param painter the colours
   * @return new pixels
   */
  public static FramePixels paint(FrameLayout layout, Painter painter) {
    FramePixels pixels = new FramePixels(layout);
    if (layout.padding() > 0) {
      pixels.fill(layout.filler());
    }
    pixels.paint(0, 0, layout.width(), layout.height(), painter);
    return pixels;
  }

  /** Copies the pixels into memory of their own, with padding behind each row. */
  FramePixels padded(int padding, int filler) {
    FramePixels copy =
        new FramePixels(
            new FrameLayout(layout.width(), layout.height(), layout.format(), padding, filler));
    if (padding > 0) {
      copy.fill(filler);
    }
    for (int i = 0; i < planes.size(); i++) {
      copyRows(planes.get(i), memories.get(i), copy.planes.get(i), copy.memories.get(i));
    }
    return copy;
  }

  private static void copyRows(Plane from, ByteBuffer source, Plane to, ByteBuffer copy) {
    if (from.stride() == to.stride()) {
      copy.put(0, source, 0, source.capacity());
      return;
    }
    for (int y = 0; y < from.rows(); y++) {
      copy.put(y * to.stride(), source, y * from.stride(), from.rowBytes());
    }
  }

  /** Paints the pixels from left and top to before right and bottom. */
  void paint(int left, int top, int right, int bottom, Painter painter) {
    for (int i = 0; i < planes.size(); i++) {
      int step = i == 0 ? 1 : 2;
      paint(
          i,
          step,
          new Area(
              ceilDiv(left, step), ceilDiv(top, step), ceilDiv(right, step), ceilDiv(bottom, step)),
          painter);
    }
  }

  private static int ceilDiv(int pixels, int step) {
    return (pixels + step - 1) / step;
  }

  /** A part of a plane, in samples. */
  private record Area(int left, int top, int right, int bottom) {}

  long bytes() {
    return memories.stream().mapToLong(ByteBuffer::capacity).sum();
  }

  private void paint(int plane, int step, Area area, Painter painter) {
    ByteBuffer memory = memories.get(plane);
    int stride = planes.get(plane).stride();
    for (int y = area.top; y < area.bottom; y++) {
      int at = y * stride + area.left * bytesPerSample(plane);
      for (int x = area.left; x < area.right; x++) {
        at = put(memory, at, plane, painter.rgb(x * step, y * step));
      }
    }
  }

  private int put(ByteBuffer memory, int at, int plane, int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    switch (layout.format()) {
      case BGR -> memory.put(at, (byte) blue).put(at + 1, (byte) green).put(at + 2, (byte) red);
      case RGB -> memory.put(at, (byte) red).put(at + 1, (byte) green).put(at + 2, (byte) blue);
      case BGRA ->
          memory
              .put(at, (byte) blue)
              .put(at + 1, (byte) green)
              .put(at + 2, (byte) red)
              .put(at + 3, (byte) 255);
      case GRAY8 -> memory.put(at, luma(red, green, blue));
      case I420 ->
          memory.put(
              at,
              switch (plane) {
                case 0 -> luma(red, green, blue);
                case 1 -> chroma(-0.168736, -0.331264, 0.5, rgb);
                default -> chroma(0.5, -0.418688, -0.081312, rgb);
              });
      case NV12 -> {
        if (plane == 0) {
          memory.put(at, luma(red, green, blue));
        } else {
          memory.put(at, chroma(-0.168736, -0.331264, 0.5, rgb));
          memory.put(at + 1, chroma(0.5, -0.418688, -0.081312, rgb));
        }
      }
    }
    return at + bytesPerSample(plane);
  }

  private int bytesPerSample(int plane) {
    return switch (layout.format()) {
      case BGR, RGB -> 3;
      case BGRA -> 4;
      case GRAY8, I420 -> 1;
      case NV12 -> plane == 0 ? 1 : 2;
    };
  }

  private static byte luma(int red, int green, int blue) {
    return (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }

  private static byte chroma(double red, double green, double blue, int rgb) {
    long value =
        Math.round(128 + red * (rgb >> 16 & 255) + green * (rgb >> 8 & 255) + blue * (rgb & 255));
    return (byte) Math.min(255, value);
  }

  /** Overwrites every byte, as a host does that reuses the memory. */
  public void overwrite() {
    fill(OVERWRITTEN);
  }

  private void fill(int value) {
    byte[] row = new byte[1 << 16];
    Arrays.fill(row, (byte) value);
    for (ByteBuffer memory : memories) {
      for (int at = 0; at < memory.capacity(); at += row.length) {
        memory.put(at, row, 0, Math.min(row.length, memory.capacity() - at));
      }
    }
  }

  /**
   * Computes a checksum over every byte, padding included.
   *
   * @return the CRC-32 of all planes
   */
  public long checksum() {
    CRC32 crc = new CRC32();
    for (ByteBuffer memory : memories) {
      ByteBuffer view = memory.duplicate();
      view.clear();
      crc.update(view);
    }
    return crc.getValue();
  }

  /**
   * Returns the layout.
   *
   * @return size, format and padding
   */
  public FrameLayout layout() {
    return layout;
  }

  List<Plane> planes() {
    return planes;
  }
}
