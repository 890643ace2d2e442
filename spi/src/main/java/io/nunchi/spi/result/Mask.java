package io.nunchi.spi.result;

import java.util.Arrays;

/**
 * The part of a bounding box that belongs to the detected thing: a grid stretched over the box.
 *
 * <p>Immutable: the values are copied in and out. Any thread.
 *
 * @since 1.0
 */
public final class Mask {

  private final int columns;
  private final int rows;
  private final byte[] coverage;

  /**
   * Copies a mask.
   *
   * @param columns grid columns over the box's width, from 1
   * @param rows grid rows over the box's height, from 1
   * @param coverage {@code columns * rows} values row by row, 0 = outside to 255 = inside, unsigned
   * @throws IllegalArgumentException if the number of values does not fit the grid
   */
  public Mask(int columns, int rows, byte[] coverage) {
    if (columns < 1 || rows < 1 || (long) columns * rows != coverage.length) {
      throw new IllegalArgumentException(
          "a mask of " + columns + " x " + rows + " cells cannot have " + coverage.length);
    }
    this.columns = columns;
    this.rows = rows;
    this.coverage = coverage.clone();
  }

  /**
   * The grid's width.
   *
   * @return columns over the box's width
   */
  public int columns() {
    return columns;
  }

  /**
   * The grid's height.
   *
   * @return rows over the box's height
   */
  public int rows() {
    return rows;
  }

  /**
   * One cell of the grid.
   *
   * @param column from 0 at the box's left edge
   * @param row from 0 at the box's top edge
   * @return 0 = outside to 255 = inside
   */
  public int coverage(int column, int row) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(column);
    }
    return Byte.toUnsignedInt(coverage[row * columns + column]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask that
        && columns == that.columns
        && Arrays.equals(coverage, that.coverage);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(coverage);
  }

  @Override
  public String toString() {
    return "Mask[" + columns + "x" + rows + "]";
  }
}
