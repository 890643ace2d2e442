package io.nunchi.tck.internal.picture;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** A picture's memory, which can be spoiled and looked at. Full range, ITU-R BT.601. */
public final class Picture {

  private static final int POISON = 0x5b;

  private final int width;
  private final int height;
  private final PixelFormat format;
  private final List<ByteBuffer> memories;
  private final List<Plane> planes;

  private Picture(
      int width, int height, PixelFormat format, List<ByteBuffer> memories, int padding) {
    this.width = width;
    this.height = height;
    this.format = format;
    this.memories = memories;
    List<Plane> described = new ArrayList<>();
    for (int i = 0; i < memories.size(); i++) {
      int rowBytes = format.rowBytes(i, width);
      described.add(
          new Plane(memories.get(i), rowBytes + padding, rowBytes, format.rows(i, height)));
    }
    this.planes = List.copyOf(described);
  }

  /** Tells the colour of a pixel. */
  @FunctionalInterface
  public interface Painter {
    int rgb(int x, int y);
  }

  /** A picture of one grey. */
  public static Picture plain(int width, int height, PixelFormat format) {
    Picture picture = blank(width, height, format, 0);
    picture.fill(128);
    return picture;
  }

  static Picture blank(int width, int height, PixelFormat format, int padding) {
    return new Picture(width, height, format, allocate(width, height, format, padding), padding);
  }

  /** The same picture in memory of its own. */
  Picture copy() {
    Picture copy = blank(width, height, format, planes.get(0).stride() - planes.get(0).rowBytes());
    for (int i = 0; i < memories.size(); i++) {
      copy.memories.get(i).put(0, memories.get(i), 0, memories.get(i).capacity());
    }
    return copy;
  }

  /** How much memory it takes. */
  long bytes() {
    return memories.stream().mapToLong(ByteBuffer::capacity).sum();
  }

  /** A picture with padding behind each row. */
  public static Picture paint(
      int width, int height, PixelFormat format, int padding, int filler, Painter painter) {
    Picture picture = blank(width, height, format, padding);
    if (padding > 0) {
      picture.fill(filler);
    }
    for (int i = 0; i < format.planeCount(); i++) {
      picture.paint(i, painter);
    }
    return picture;
  }

  private static List<ByteBuffer> allocate(int width, int height, PixelFormat format, int padding) {
    List<ByteBuffer> memories = new ArrayList<>();
    for (int i = 0; i < format.planeCount(); i++) {
      int bytes = (format.rowBytes(i, width) + padding) * format.rows(i, height);
      memories.add(ByteBuffer.allocateDirect(bytes));
    }
    return memories;
  }

  private void paint(int plane, Painter painter) {
    ByteBuffer memory = memories.get(plane);
    int stride = planes.get(plane).stride();
    int rows = planes.get(plane).rows();
    int columns = plane == 0 ? width : (width + 1) / 2;
    int step = plane == 0 ? 1 : 2;
    for (int y = 0; y < rows; y++) {
      int at = y * stride;
      for (int x = 0; x < columns; x++) {
        at = put(memory, at, plane, painter.rgb(x * step, y * step));
      }
    }
  }

  private int put(ByteBuffer memory, int at, int plane, int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    switch (format) {
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
    return switch (format) {
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

  /** Puts something else into its memory, as a host does that reuses it. */
  public void poison() {
    fill(POISON);
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

  /** A number that changes with every byte of its memory. */
  public long fingerprint() {
    CRC32 crc = new CRC32();
    for (ByteBuffer memory : memories) {
      ByteBuffer view = memory.duplicate();
      view.clear();
      crc.update(view);
    }
    return crc.getValue();
  }

  /** Its size and pixel format. */
  public String describe() {
    return width + "x" + height + " " + format;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  PixelFormat format() {
    return format;
  }

  List<Plane> planes() {
    return planes;
  }
}
