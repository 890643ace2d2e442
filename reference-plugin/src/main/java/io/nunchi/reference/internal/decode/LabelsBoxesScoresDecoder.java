package io.nunchi.reference.internal.decode;

import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * Reads a {@link LabelsBoxesScoresLayout}. Comparisons are written so that NaN never passes for
 * "too low".
 */
final class LabelsBoxesScoresDecoder implements OutputDecoder {

  private final LabelsBoxesScoresLayout layout;
  private final float unitWidth;
  private final float unitHeight;

  LabelsBoxesScoresDecoder(LabelsBoxesScoresLayout layout) {
    this.layout = layout;
    boolean pixels = layout.boxUnit() == BoxUnit.PIXELS;
    this.unitWidth = pixels ? 1 : layout.model().inputWidth();
    this.unitHeight = pixels ? 1 : layout.model().inputHeight();
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor labels = outputs.get(0);
    OutputTensor boxes = outputs.get(1);
    OutputTensor scores = outputs.get(2);
    for (int query = 0; query < layout.queries(); query++) {
      float raw = layout.activation().apply(scores.floatAt(query));
      if (raw < thresholds.least()) {
        continue;
      }
      float confidence = Answers.confidence(raw, scores, query);
      int label = Answers.label(labels.integerAt(query), thresholds.labelCount(), labels, query);
      if (confidence >= thresholds.of(label)) {
        add(boxes, 4 * query, confidence, label, candidates);
      }
    }
  }

  private void add(
      OutputTensor boxes, int index, float confidence, int label, Candidates candidates)
      throws FrameRejectedException {
    float left = boxes.floatAt(index) * unitWidth;
    float top = boxes.floatAt(index + 1) * unitHeight;
    float right = boxes.floatAt(index + 2) * unitWidth;
    float bottom = boxes.floatAt(index + 3) * unitHeight;
    if (layout.boxForm() == BoxForm.CENTER_AND_SIZE) {
      float width = right;
      float height = bottom;
      left -= width / 2;
      top -= height / 2;
      right = left + width;
      bottom = top + height;
    }
    Answers.requireFiniteBox(left, top, right, bottom, boxes, index);
    candidates.add(left, top, right, bottom, confidence, label);
  }
}
