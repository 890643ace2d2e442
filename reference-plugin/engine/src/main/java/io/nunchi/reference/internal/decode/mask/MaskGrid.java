package io.nunchi.reference.internal.decode.mask;

import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.spi.failure.FrameRejectedException;

/**
 * A model's grid of mask values over an area of the input tensor. Between the middles of cells the
 * values are interpolated, and beyond the outermost ones they stay the same.
 *
 * @param columns from 1
 * @param rows from 1
 * @param area the area that the grid is stretched over
 */
record MaskGrid(int columns, int rows, TensorArea area) {

  /** The values of the cells. */
  @FunctionalInterface
  interface Values {
    float at(int column, int row) throws FrameRejectedException;
  }

  /** Turns an interpolated value into the part of a cell that belongs to the detected thing. */
  @FunctionalInterface
  interface Part {
    float of(float value);
  }

  double cellWidth() {
    return (area.right() - area.left()) / columns;
  }

  double cellHeight() {
    return (area.bottom() - area.top()) / rows;
  }

  /** The place of a coordinate among the middles of columns, from 0 for the first. */
  double column(double x) {
    return Math.min(columns - 1.0, Math.max(0, (x - area.left()) / cellWidth() - 0.5));
  }

  /** The place of a coordinate among the middles of rows, from 0 for the first. */
  double row(double y) {
    return Math.min(rows - 1.0, Math.max(0, (y - area.top()) / cellHeight() - 0.5));
  }

  /** Paints all cells of a canvas whose size is chosen already. */
  void paint(Values values, Part part, MaskCanvas canvas) throws FrameRejectedException {
    for (int y = 0; y < canvas.rows(); y++) {
      double row = row(canvas.y(y + 0.5));
      int above = (int) row;
      int below = Math.min(above + 1, rows - 1);
      for (int x = 0; x < canvas.columns(); x++) {
        double column = column(canvas.x(x + 0.5));
        int left = (int) column;
        int right = Math.min(left + 1, columns - 1);
        double upper = between(values.at(left, above), values.at(right, above), column - left);
        double lower = between(values.at(left, below), values.at(right, below), column - left);
        canvas.set(x, y, part.of((float) between(upper, lower, row - above)));
      }
    }
  }

  private static double between(double one, double other, double share) {
    return one + (other - one) * share;
  }
}
