package io.nunchi.reference.internal.decode;

import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link YoloxLayout}. Comparisons are written so that NaN never passes for "too low". */
final class YoloxDecoder implements OutputDecoder {

  private final YoloxLayout layout;

  YoloxDecoder(YoloxLayout layout) {
    this.layout = layout;
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
          decodeCell(tensor, row, x, y, stride, thresholds, candidates);
          row += layout.rowLength();
        }
      }
    }
  }

  private void decodeCell(
      OutputTensor tensor,
      int row,
      int x,
      int y,
      int stride,
      Thresholds thresholds,
      Candidates candidates)
      throws FrameRejectedException {
    int objectnessIndex = row + YoloxLayout.OBJECTNESS;
    float raw = layout.activation().apply(tensor.floatAt(objectnessIndex));
    if (raw < thresholds.least()) {
      return;
    }
    float objectness = Answers.confidence(raw, tensor, objectnessIndex);
    if (layout.allLabels()) {
      addEveryLabel(tensor, row, x, y, stride, objectness, thresholds, candidates);
    } else {
      addBestLabel(tensor, row, x, y, stride, objectness, thresholds, candidates);
    }
  }

  private void addEveryLabel(
      OutputTensor tensor,
      int row,
      int x,
      int y,
      int stride,
      float objectness,
      Thresholds thresholds,
      Candidates candidates)
      throws FrameRejectedException {
    for (int label = 0; label < thresholds.labelCount(); label++) {
      float confidence = objectness * labelConfidence(tensor, row, label);
      if (confidence >= thresholds.of(label)) {
        add(tensor, row, x, y, stride, confidence, label, candidates);
      }
    }
  }

  private void addBestLabel(
      OutputTensor tensor,
      int row,
      int x,
      int y,
      int stride,
      float objectness,
      Thresholds thresholds,
      Candidates candidates)
      throws FrameRejectedException {
    int best = 0;
    float bestConfidence = -1;
    for (int label = 0; label < thresholds.labelCount(); label++) {
      float confidence = labelConfidence(tensor, row, label);
      if (confidence > bestConfidence) {
        bestConfidence = confidence;
        best = label;
      }
    }
    float confidence = objectness * bestConfidence;
    if (confidence >= thresholds.of(best)) {
      add(tensor, row, x, y, stride, confidence, best, candidates);
    }
  }

  private float labelConfidence(OutputTensor tensor, int row, int label)
      throws FrameRejectedException {
    int index = row + YoloxLayout.FIRST_LABEL + label;
    return Answers.confidence(layout.activation().apply(tensor.floatAt(index)), tensor, index);
  }

  private void add(
      OutputTensor tensor,
      int row,
      int x,
      int y,
      int stride,
      float confidence,
      int label,
      Candidates candidates)
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
    candidates.add(left, top, right, bottom, confidence, label);
  }
}
