package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link YoloxLayout}. */
final class YoloxDecoder implements OutputDecoder {

  private final YoloxLayout layout;
  private final LabelHits hits;

  YoloxDecoder(YoloxLayout layout) {
    this.layout = layout;
    this.hits =
        new LabelHits(LabelScores.withoutBackground(layout.activation(), layout.allLabels()));
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor tensor = outputs.get(0);
    int row = 0;
    for (int stride : layout.strides()) {
      int columns = layout.model().inputWidth() / stride;
      int rows = layout.model().inputHeight() / stride;
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          if (isHit(tensor, row, thresholds)) {
            add(tensor, row, x, y, stride, candidates);
          }
          row += layout.rowLength();
        }
      }
    }
  }

  private boolean isHit(OutputTensor tensor, int row, Thresholds thresholds)
      throws FrameRejectedException {
    int index = row + YoloxLayout.OBJECTNESS;
    float raw = layout.activation().apply(tensor.floatAt(index));
    if (raw < thresholds.least()) {
      return false;
    }
    float objectness = Answers.confidence(raw, tensor, index);
    return hits.find(tensor, row + YoloxLayout.FIRST_LABEL, 1, objectness, thresholds) > 0;
  }

  private void add(OutputTensor tensor, int row, int x, int y, int stride, Candidates candidates)
      throws FrameRejectedException {
    float centerX = tensor.floatAt(row);
    float centerY = tensor.floatAt(row + 1);
    float width = tensor.floatAt(row + 2);
    float height = tensor.floatAt(row + 3);
    if (!layout.decoded()) {
      centerX = (centerX + x) * stride;
      centerY = (centerY + y) * stride;
      width = (float) Math.exp(width) * stride;
      height = (float) Math.exp(height) * stride;
    }
    float left = centerX - width / 2;
    float top = centerY - height / 2;
    float right = centerX + width / 2;
    float bottom = centerY + height / 2;
    Answers.requireFiniteBox(left, top, right, bottom, tensor, row);
    hits.addTo(candidates, left, top, right, bottom);
  }
}
