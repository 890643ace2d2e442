package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link YunetLayout}: confidence is the geometric mean of objectness and label value. */
final class YunetDecoder implements OutputDecoder {

  private final YunetLayout layout;

  YunetDecoder(YunetLayout layout) {
    this.layout = layout;
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    for (int i = 0; i < layout.strides().size(); i++) {
      int from = i * YunetLayout.TENSORS_PER_STRIDE;
      decodeGrid(
          layout.strides().get(i),
          outputs.subList(from, from + YunetLayout.TENSORS_PER_STRIDE),
          thresholds,
          candidates);
    }
  }

  private void decodeGrid(
      int stride, List<OutputTensor> tensors, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor labels = tensors.get(0);
    OutputTensor objectness = tensors.get(1);
    int labelCount = thresholds.labelCount();
    for (int cell = 0; cell < objectness.floatCount(); cell++) {
      float whole = Answers.confidence(objectness.floatAt(cell), objectness, cell);
      int best = 0;
      float bestValue = -1;
      for (int label = 0; label < labelCount; label++) {
        int index = cell * labelCount + label;
        float value = Answers.confidence(labels.floatAt(index), labels, index);
        if (value > bestValue) {
          best = label;
          bestValue = value;
        }
      }
      float confidence = (float) Math.sqrt((double) whole * bestValue);
      if (confidence >= thresholds.of(best)) {
        int columns = Strides.cells(layout.model().inputWidth(), stride);
        addBox(tensors.get(2), cell, columns, stride, confidence, best, candidates);
        addKeypoints(tensors.get(3), cell, columns, stride, confidence, candidates);
      }
    }
  }

  private static void addBox(
      OutputTensor boxes,
      int cell,
      int columns,
      int stride,
      float confidence,
      int label,
      Candidates candidates)
      throws FrameRejectedException {
    int row = 4 * cell;
    int column = cell % columns;
    int line = cell / columns;
    float centerX = (column + boxes.floatAt(row)) * stride;
    float centerY = (line + boxes.floatAt(row + 1)) * stride;
    float width = (float) Math.exp(boxes.floatAt(row + 2)) * stride;
    float height = (float) Math.exp(boxes.floatAt(row + 3)) * stride;
    float left = centerX - width / 2;
    float top = centerY - height / 2;
    float right = centerX + width / 2;
    float bottom = centerY + height / 2;
    Answers.requireFiniteBox(left, top, right, bottom, boxes, row);
    candidates.add(left, top, right, bottom, confidence, label);
  }

  /** The model says nothing about single points, so each has the confidence of the whole. */
  private void addKeypoints(
      OutputTensor points,
      int cell,
      int columns,
      int stride,
      float confidence,
      Candidates candidates)
      throws FrameRejectedException {
    int column = cell % columns;
    int line = cell / columns;
    for (int point = 0; point < layout.keypoints().size(); point++) {
      int index = 2 * (cell * layout.keypoints().size() + point);
      float x = (column + points.floatAt(index)) * stride;
      float y = (line + points.floatAt(index + 1)) * stride;
      candidates.addKeypoint(
          Answers.finite(x, points, index), Answers.finite(y, points, index + 1), confidence);
    }
  }
}
