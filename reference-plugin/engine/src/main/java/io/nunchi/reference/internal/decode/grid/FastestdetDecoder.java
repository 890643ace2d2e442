package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link FastestdetLayout}: confidence is objectness^0.6 * label^0.4. */
final class FastestdetDecoder implements OutputDecoder {

  private static final double OBJECTNESS_POWER = 0.6;
  private static final double LABEL_POWER = 0.4;

  private final FastestdetLayout layout;
  private final int plane;

  FastestdetDecoder(FastestdetLayout layout) {
    this.layout = layout;
    this.plane = layout.columns() * layout.rows();
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor tensor = outputs.get(0);
    for (int cell = 0; cell < plane; cell++) {
      int index = FastestdetLayout.OBJECTNESS * plane + cell;
      double objectness =
          Math.pow(Answers.confidence(tensor.floatAt(index), tensor, index), OBJECTNESS_POWER);
      if (objectness < thresholds.least()) {
        continue;
      }
      int best = 0;
      float bestValue = -1;
      for (int label = 0; label < thresholds.labelCount(); label++) {
        int labelIndex = (FastestdetLayout.FIRST_LABEL + label) * plane + cell;
        float value = Answers.confidence(tensor.floatAt(labelIndex), tensor, labelIndex);
        if (value > bestValue) {
          best = label;
          bestValue = value;
        }
      }
      float confidence = (float) (objectness * Math.pow(bestValue, LABEL_POWER));
      if (confidence >= thresholds.of(best)) {
        add(tensor, cell, confidence, best, candidates);
      }
    }
  }

  private void add(
      OutputTensor tensor, int cell, float confidence, int label, Candidates candidates)
      throws FrameRejectedException {
    int box = FastestdetLayout.BOX * plane + cell;
    float cellWidth = (float) layout.model().inputWidth() / layout.columns();
    float cellHeight = (float) layout.model().inputHeight() / layout.rows();
    int column = cell % layout.columns();
    int row = cell / layout.columns();
    float centerX = (float) (column + Math.tanh(tensor.floatAt(box))) * cellWidth;
    float centerY = (float) (row + Math.tanh(tensor.floatAt(box + plane))) * cellHeight;
    float width = Activation.sigmoid(tensor.floatAt(box + 2 * plane)) * layout.model().inputWidth();
    float height =
        Activation.sigmoid(tensor.floatAt(box + 3 * plane)) * layout.model().inputHeight();
    float left = centerX - width / 2;
    float top = centerY - height / 2;
    float right = centerX + width / 2;
    float bottom = centerY + height / 2;
    Answers.requireFiniteBox(left, top, right, bottom, tensor, box);
    candidates.add(left, top, right, bottom, confidence, label);
  }
}
