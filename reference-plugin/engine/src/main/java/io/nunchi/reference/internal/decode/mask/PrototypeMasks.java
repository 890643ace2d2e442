package io.nunchi.reference.internal.decode.mask;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.Arrays;

/**
 * Masks that are sums of prototypes, which all masks of a picture share, each weighted by a
 * coefficient of its box. Only the part under the box is computed. Source: Bolya et al., YOLACT,
 * arXiv 1904.02689.
 *
 * <p>For one thread at a time: its memory is used again for every mask.
 */
final class PrototypeMasks {

  private final MaskGrid grid;
  private final int count;
  private final float[] line;
  private float[] logits = new float[0];

  PrototypeMasks(MaskGrid grid, int count) {
    this.line = new float[grid.columns()];
    this.grid = grid;
    this.count = count;
  }

  /**
   * Paints a mask.
   *
   * @param head the output with the coefficients
   * @param first index of the first coefficient
   * @param step from one coefficient to the next
   * @param prototypes the output with the prototypes
   * @param canvas takes the mask
   */
  void paint(OutputTensor head, int first, int step, OutputTensor prototypes, MaskCanvas canvas)
      throws FrameRejectedException {
    canvas.chooseCells(grid.cellWidth(), grid.cellHeight());
    int left = (int) grid.column(canvas.x(0.5));
    int top = (int) grid.row(canvas.y(0.5));
    int width =
        Math.min((int) grid.column(canvas.x(canvas.columns() - 0.5)) + 2, grid.columns()) - left;
    int height = Math.min((int) grid.row(canvas.y(canvas.rows() - 0.5)) + 2, grid.rows()) - top;
    clear(width * height);
    for (int prototype = 0; prototype < count; prototype++) {
      int index = first + prototype * step;
      float coefficient = Answers.finite(head.floatAt(index), head, index);
      int origin = (prototype * grid.rows() + top) * grid.columns() + left;
      for (int row = 0; row < height; row++) {
        prototypes.copyFloats(origin + row * grid.columns(), 0, width, line);
        int from = row * width;
        for (int column = 0; column < width; column++) {
          logits[from + column] += coefficient * line[column];
        }
      }
    }
    requireFinite(width * height, prototypes, top * grid.columns() + left);
    grid.paint(
        (column, row) -> logits[(row - top) * width + column - left], Activation::sigmoid, canvas);
  }

  private void clear(int cells) {
    if (logits.length < cells) {
      logits = new float[cells];
    } else {
      Arrays.fill(logits, 0, cells, 0);
    }
  }

  private void requireFinite(int cells, OutputTensor prototypes, int index)
      throws FrameRejectedException {
    for (int i = 0; i < cells; i++) {
      Answers.finite(logits[i], prototypes, index);
    }
  }
}
