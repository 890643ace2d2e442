package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.Softmax;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link NanodetLayout}. */
final class NanodetDecoder implements OutputDecoder {

  private final NanodetLayout layout;
  private final LabelHits hits;

  NanodetDecoder(NanodetLayout layout) {
    this.layout = layout;
    this.hits = new LabelHits(layout.scores());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    int labels = thresholds.labelCount();
    int firstCell = 0;
    for (int i = 0; i < layout.strides().size(); i++) {
      int stride = layout.strides().get(i);
      if (layout.names().allInOne()) {
        OutputTensor all = outputs.get(0);
        int rowLength = labels + layout.distanceValues();
        int start = firstCell * rowLength;
        decodeGrid(
            stride,
            new Rows(all, start, rowLength),
            new Rows(all, start + labels, rowLength),
            thresholds,
            candidates);
      } else {
        decodeGrid(
            stride,
            new Rows(outputs.get(2 * i), 0, labels),
            new Rows(outputs.get(2 * i + 1), 0, layout.distanceValues()),
            thresholds,
            candidates);
      }
      firstCell += (int) Strides.cells(stride, layout.model());
    }
  }

  private void decodeGrid(
      int stride, Rows labels, Rows distances, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    int columns = Strides.cells(layout.model().inputWidth(), stride);
    int rows = Strides.cells(layout.model().inputHeight(), stride);
    for (int cell = 0; cell < columns * rows; cell++) {
      if (hits.find(labels.tensor(), labels.row(cell), 1, 1, thresholds) > 0) {
        float x = layout.cellCenter().of(cell % columns, stride);
        float y = layout.cellCenter().of(cell / columns, stride);
        int row = distances.row(cell);
        OutputTensor tensor = distances.tensor();
        float left = x - stride * distance(tensor, row);
        float top = y - stride * distance(tensor, row + layout.bins());
        float right = x + stride * distance(tensor, row + 2 * layout.bins());
        float bottom = y + stride * distance(tensor, row + 3 * layout.bins());
        Answers.requireFiniteBox(left, top, right, bottom, tensor, row);
        hits.addTo(candidates, left, top, right, bottom);
      }
    }
  }

  /** The expectation of a distribution over 0, 1, 2 and so on. */
  private float distance(OutputTensor tensor, int first) {
    Softmax softmax = Softmax.of(tensor, first, 1, layout.bins());
    double expectation = 0;
    for (int bin = 1; bin < layout.bins(); bin++) {
      expectation += bin * (double) softmax.confidence(tensor.floatAt(first + bin));
    }
    return (float) expectation;
  }

  /** Numbers of cells: from where on, and how many elements from one cell to the next. */
  private record Rows(OutputTensor tensor, int start, int length) {

    int row(int cell) {
      return start + cell * length;
    }
  }
}
