package io.nunchi.spi.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One plane of a picture: rows of bytes, a fixed distance apart.
 *
 * <p>Lifecycle and ownership are those of its frame. Threading: any thread.
 *
 * @since 1.0
 */
public final class Plane {

  private final ByteBuffer memory;
  private final int stride;
  private final int rowBytes;
  private final int rows;

  /**
   * Describes a plane.
   *
   * @param memory a direct buffer whose bytes from index 0 on are the plane
   * @param stride bytes from the start of one row to the start of the next, at least {@code
   *     rowBytes}
   * @param rowBytes bytes of a row that belong to the picture, from 1
   * @param rows number of rows, from 1
   * @throws IllegalArgumentException if the numbers do not fit each other or the buffer
   */
  public Plane(ByteBuffer memory, int stride, int rowBytes, int rows) {
    if (!memory.isDirect()) {
      throw new IllegalArgumentException("a plane is a direct buffer");
    }
    if (rowBytes < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "a plane has at least one row of one byte; found " + rows + " rows of " + rowBytes);
    }
    if (stride < rowBytes) {
      throw new IllegalArgumentException(
          "a stride is at least the " + rowBytes + " bytes of a row; found " + stride);
    }
    long needed = (long) stride * (rows - 1) + rowBytes;
    if (memory.capacity() < needed) {
      throw new IllegalArgumentException(
          "a plane of "
              + rows
              + " rows, stride "
              + stride
              + ", needs "
              + needed
              + " bytes; the buffer has "
              + memory.capacity());
    }
    this.memory = memory.asReadOnlyBuffer();
    this.stride = stride;
    this.rowBytes = rowBytes;
    this.rows = rows;
  }

  /**
   * The plane's bytes: row {@code y} starts at index {@code y * stride()}.
   *
   * @return a new read-only direct view with its position at 0 (rule 5.2), in the machine's native
   *     byte order, so that samples of 16 bits are read by {@link ByteBuffer#getShort(int)}
   */
  public ByteBuffer buffer() {
    return memory.duplicate().clear().order(ByteOrder.nativeOrder());
  }

  /**
   * The bytes of one row that belong to the picture.
   *
   * @param row the row, from 0 at the top
   * @return a new read-only direct view of {@link #rowBytes()} bytes, in native byte order
   * @throws IndexOutOfBoundsException if the plane has no such row
   */
  public ByteBuffer row(int row) {
    if (row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException("a plane of " + rows + " rows has no row " + row);
    }
    return memory.slice(row * stride, rowBytes).order(ByteOrder.nativeOrder());
  }

  /**
   * The distance between rows.
   *
   * @return bytes from the start of one row to the start of the next
   */
  public int stride() {
    return stride;
  }

  /**
   * The part of a row that belongs to the picture; the bytes behind it are undefined.
   *
   * @return bytes
   */
  public int rowBytes() {
    return rowBytes;
  }

  /**
   * The plane's height.
   *
   * @return number of rows
   */
  public int rows() {
    return rows;
  }
}
