package io.nunchi.testing;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * The memory of a frame, which a test can overwrite and compare.
 *
 * <p>Lifecycle: direct buffers, freed with the object. Threading: one thread paints and overwrites;
 * any thread reads. Ownership: belongs to the test that painted it.
 */
public final class FramePixels {

  private static final int GREY = 128;
  private static final int ALIGNMENT = 64;
  private static final long NOISE_SEED = 0x5b;

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
      int stride = rowBytes + layout.memory().padding();
      int rows = format.rows(i, layout.height());
      ByteBuffer memory =
          allocate(stride * (rows - 1) + (layout.memory().tail() ? stride : rowBytes));
      allocated.add(memory);
      described.add(new Plane(memory, stride, rowBytes, rows));
    }
    this.memories = List.copyOf(allocated);
    this.planes = List.copyOf(described);
  }

  /** Allocates a plane at its offset from an aligned address. */
  private ByteBuffer allocate(int bytes) {
    ByteBuffer block = ByteBuffer.allocateDirect(bytes + ALIGNMENT + layout.memory().offset());
    int first = block.alignmentOffset(0, ALIGNMENT);
    int aligned = first == 0 ? 0 : ALIGNMENT - first;
    return block.slice(aligned + layout.memory().offset(), bytes);
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
   * @param layout size, format, colour coding and memory
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
   * @param layout size, format, colour coding and memory
   * @param painter the colours
   * @return new pixels
   */
  public static FramePixels paint(FrameLayout layout, Painter painter) {
    return paintBlocks(layout, 1, painter);
  }

  /**
   * Paints a frame of square blocks of pixels. The painter is asked for the first row of each block
   * alone, which makes large frames cheap.
   */
  static FramePixels paintBlocks(FrameLayout layout, int side, Painter painter) {
    FramePixels pixels = new FramePixels(layout);
    pixels.fillPadding();
    for (int i = 0; i < pixels.planes.size(); i++) {
      pixels.paintBlocks(i, side, painter);
    }
    return pixels;
  }

  private void paintBlocks(int plane, int side, Painter painter) {
    int step = plane == 0 ? 1 : 2;
    Plane rows = planes.get(plane);
    ByteBuffer memory = memories.get(plane);
    int samples = rows.rowBytes() / bytesPerSample(plane);
    for (int y = 0; y < rows.rows(); y++) {
      if (y > 0 && y * step / side == (y - 1) * step / side) {
        memory.put(y * rows.stride(), memory, (y - 1) * rows.stride(), rows.rowBytes());
      } else {
        paint(
            plane,
            step,
            new Area(0, y, samples, y + 1),
            (x, at) -> painter.rgb(x / side, at / side));
      }
    }
  }

  /** Copies the pixels into new memory that is laid out in another way. */
  FramePixels copiedInto(PlaneMemory memory) {
    FramePixels copy = new FramePixels(layout.in(memory));
    copy.fillPadding();
    for (int i = 0; i < planes.size(); i++) {
      copyRows(planes.get(i), memories.get(i), copy.planes.get(i), copy.memories.get(i));
    }
    return copy;
  }

  private void fillPadding() {
    if (layout.memory().padding() > 0) {
      fill(layout.memory().filler());
    }
  }

  private static void copyRows(Plane from, ByteBuffer source, Plane to, ByteBuffer copy) {
    if (from.stride() == to.stride() && source.capacity() == copy.capacity()) {
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
      case GRAY8 -> memory.put(at, layout.coding().luma(rgb));
      case I420 ->
          memory.put(
              at,
              switch (plane) {
                case 0 -> layout.coding().luma(rgb);
                case 1 -> layout.coding().blueChroma(rgb);
                default -> layout.coding().redChroma(rgb);
              });
      case NV12 -> {
        if (plane == 0) {
          memory.put(at, layout.coding().luma(rgb));
        } else {
          memory.put(at, layout.coding().blueChroma(rgb));
          memory.put(at + 1, layout.coding().redChroma(rgb));
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

  /**
   * Overwrites every byte with noise from black to white, as a host does that reuses the memory for
   * another picture. The noise is the same at every call, and like none of the kit's pictures.
   */
  public void overwrite() {
    byte[] row = new byte[1 << 16];
    new SplittableRandom(NOISE_SEED).nextBytes(row);
    put(row);
  }

  private void fill(int value) {
    byte[] row = new byte[1 << 16];
    Arrays.fill(row, (byte) value);
    put(row);
  }

  private void put(byte[] row) {
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
   * @return size, format, colour coding and memory
   */
  public FrameLayout layout() {
    return layout;
  }

  List<Plane> planes() {
    return planes;
  }
}
