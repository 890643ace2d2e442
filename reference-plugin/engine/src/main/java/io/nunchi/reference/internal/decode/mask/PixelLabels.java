package io.nunchi.reference.internal.decode.mask;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.reference.decoder.Thresholds;
import java.util.Arrays;

/**
 * The labels of the cells of a picture. Each label that covers enough of the picture becomes one
 * candidate, with the box around all its cells. Cells of the padding do not count.
 *
 * <p>For one thread at a time: its memory is used again for every frame.
 */
final class PixelLabels {

  private final PixelGrid grid;
  private final LabeledCells cells;
  private final int[] counts;
  private final double[] confidences;
  private final int[] left;
  private final int[] top;
  private final int[] right;
  private final int[] bottom;
  private int firstColumn;
  private int endColumn;
  private int firstRow;
  private int endRow;

  /**
   * Creates labels.
   *
   * @param grid the cells
   * @param labels the number of labels
   * @param severalPerCell true if a cell may have several labels
   */
  PixelLabels(PixelGrid grid, int labels, boolean severalPerCell) {
    this.grid = grid;
    cells =
        severalPerCell
            ? new LabeledCells.Several(labels)
            : new LabeledCells.One(grid.columns() * grid.rows());
    counts = new int[labels];
    confidences = new double[labels];
    left = new int[labels];
    top = new int[labels];
    right = new int[labels];
    bottom = new int[labels];
  }

  /** Forgets all labels, for a new picture. */
  void begin(TensorArea picture) {
    cells.clear();
    Arrays.fill(counts, 0);
    Arrays.fill(confidences, 0);
    firstColumn = grid.firstCell(picture.left(), grid.columns());
    endColumn = grid.firstCell(picture.right(), grid.columns());
    firstRow = grid.firstCell(picture.top(), grid.rows());
    endRow = grid.firstCell(picture.bottom(), grid.rows());
  }

  int firstColumn() {
    return firstColumn;
  }

  int endColumn() {
    return endColumn;
  }

  int firstRow() {
    return firstRow;
  }

  int endRow() {
    return endRow;
  }

  /** Gives a cell a label. */
  void add(int column, int row, int label, float confidence) {
    cells.add(row * grid.columns() + column, label);
    if (counts[label] == 0) {
      left[label] = column;
      right[label] = column;
      top[label] = row;
    }
    counts[label]++;
    confidences[label] += confidence;
    left[label] = Math.min(left[label], column);
    right[label] = Math.max(right[label], column);
    bottom[label] = row;
  }

  /**
   * Adds the labels that reach their thresholds.
   *
   * @param smallestPart the least part of the picture that a label covers, in [0, 1]
   */
  void addTo(Candidates candidates, Thresholds thresholds, float smallestPart) {
    double least =
        (double) smallestPart * Math.max(0, endColumn - firstColumn) * (endRow - firstRow);
    float side = grid.stride();
    for (int label = 0; label < counts.length; label++) {
      float confidence = (float) Math.min(1, confidences[label] / Math.max(1, counts[label]));
      if (counts[label] > 0 && counts[label] >= least && confidence >= thresholds.of(label)) {
        candidates.add(
            side * left[label],
            side * top[label],
            side * (right[label] + 1),
            side * (bottom[label] + 1),
            confidence,
            label);
        candidates.setMaskPlace(label);
      }
    }
  }

  /** Paints the part of each cell of a canvas that has a label. */
  void paint(int label, MaskCanvas canvas) {
    canvas.chooseCells(grid.stride(), grid.stride());
    for (int y = 0; y < canvas.rows(); y++) {
      int fromRow = grid.firstCell(canvas.y(y), grid.rows());
      int toRow = grid.firstCell(canvas.y(y + 1), grid.rows());
      if (fromRow == toRow) {
        fromRow = grid.cellAt(canvas.y(y + 0.5), grid.rows());
        toRow = fromRow + 1;
      }
      for (int x = 0; x < canvas.columns(); x++) {
        int from = grid.firstCell(canvas.x(x), grid.columns());
        int to = grid.firstCell(canvas.x(x + 1), grid.columns());
        if (from == to) {
          from = grid.cellAt(canvas.x(x + 0.5), grid.columns());
          to = from + 1;
        }
        canvas.set(x, y, part(label, from, to, fromRow, toRow));
      }
    }
  }

  private float part(int label, int from, int to, int fromRow, int toRow) {
    int count = 0;
    for (int row = fromRow; row < toRow; row++) {
      for (int column = from; column < to; column++) {
        count += cells.have(row * grid.columns() + column, label) ? 1 : 0;
      }
    }
    return count / (float) ((to - from) * (toRow - fromRow));
  }
}
