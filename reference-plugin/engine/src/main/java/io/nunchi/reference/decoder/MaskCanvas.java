package io.nunchi.reference.decoder;

import java.util.Arrays;

/**
 * The grid over a detection's box that a decoder paints the mask on. A decoder chooses the size of
 * the grid, then sets each cell to the part of it that belongs to the detected thing.
 *
 * <p>Lifecycle: the plugin places it over the next box; the memory is reused. Threading: one thread
 * at a time. Ownership: the plugin's.
 */
public final class MaskCanvas {

  /** The greatest number of cells along a side: a mask has at most 16,384 bytes. */
  public static final int MAX_SIDE = 128;

  /** A box that is wider than so many cells by rounding only needs no further cell. */
  private static final double ROUNDING = 1e-3;

  private static final int INSIDE = 255;

  private TensorArea area = new TensorArea(0, 0, 0, 0);
  private byte[] cells = new byte[0];
  private int columns = 1;
  private int rows = 1;

  /** Creates a canvas over nothing. */
  public MaskCanvas() {}

  /**
   * Places the canvas over a box.
   *
   * @param newArea the part of the box that lies in the frame
   */
  public void place(TensorArea newArea) {
    area = newArea;
    resize(1, 1);
  }

  /**
   * Chooses cells of the size of the model's own, or greater ones where the box would need more
   * than {@link #MAX_SIDE}. All cells are empty then.
   *
   * @param width the width of a cell of the model in pixels of the input tensor, above 0
   * @param height the height of a cell of the model in pixels of the input tensor, above 0
   */
  public void chooseCells(double width, double height) {
    resize(count(area.right() - area.left(), width), count(area.bottom() - area.top(), height));
  }

  private static int count(double length, double cell) {
    return (int) Math.min(MAX_SIDE, Math.max(1, Math.ceil(length / cell - ROUNDING)));
  }

  private void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    int count = columns * rows;
    if (cells.length < count) {
      cells = new byte[Math.max(count, 2 * cells.length)];
    } else {
      Arrays.fill(cells, 0, count, (byte) 0);
    }
  }

  /**
   * Returns the box.
   *
   * @return the area that the cells cover
   */
  public TensorArea area() {
    return area;
  }

  /**
   * Counts the columns.
   *
   * @return from 1 to {@link #MAX_SIDE}
   */
  public int columns() {
    return columns;
  }

  /**
   * Counts the rows.
   *
   * @return from 1 to {@link #MAX_SIDE}
   */
  public int rows() {
    return rows;
  }

  /**
   * Returns a place along the width.
   *
   * @param column columns from the left edge of the box; 0.5 is the middle of the first
   * @return pixels of the input tensor
   */
  public double x(double column) {
    return area.left() + column * (area.right() - area.left()) / columns;
  }

  /**
   * Returns a place along the height.
   *
   * @param row rows from the top edge of the box; 0.5 is the middle of the first
   * @return pixels of the input tensor
   */
  public double y(double row) {
    return area.top() + row * (area.bottom() - area.top()) / rows;
  }

  /**
   * Sets a cell.
   *
   * @param column from 0
   * @param row from 0
   * @param part the part of the cell that belongs to the detected thing, in [0, 1]
   */
  public void set(int column, int row, float part) {
    cells[row * columns + column] = (byte) Math.round(INSIDE * part);
  }

  /**
   * Copies the cells.
   *
   * @return row by row, unsigned, 0 = outside to 255 = inside
   */
  public byte[] coverage() {
    return Arrays.copyOf(cells, columns * rows);
  }
}
