package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads an {@link End2endLayout}. Rows that stand for nothing have a confidence of 0. */
final class End2endDecoder implements OutputDecoder {

  private final BoxReader box;

  End2endDecoder(End2endLayout layout) {
    this.box = new BoxReader(layout.boxForm(), layout.boxUnit(), layout.model());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor tensor = outputs.get(0);
    for (int row = 0; row < tensor.floatCount(); row += End2endLayout.ROW_LENGTH) {
      float raw = tensor.floatAt(row + End2endLayout.CONFIDENCE);
      // Also at a threshold of 0: a row without confidence is padding.
      if (raw < thresholds.least() || raw == 0) {
        continue;
      }
      float confidence = Answers.confidence(raw, tensor, row + End2endLayout.CONFIDENCE);
      int labelIndex = row + End2endLayout.LABEL;
      int label =
          Answers.label(tensor.floatAt(labelIndex), thresholds.labelCount(), tensor, labelIndex);
      if (confidence >= thresholds.of(label)) {
        box.read(tensor, row, 1);
        candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
      }
    }
  }
}
