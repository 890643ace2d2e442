package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads an {@link SsdLayout}. A negative image number ends the list. */
final class SsdDecoder implements OutputDecoder {

  private final SsdLayout layout;
  private final BoxReader box;

  SsdDecoder(SsdLayout layout) {
    this.layout = layout;
    this.box = new BoxReader(BoxForm.CORNERS, BoxUnit.NORMALISED, layout.model());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor tensor = outputs.get(0);
    for (int row = 0; row < tensor.floatCount(); row += SsdLayout.ROW_LENGTH) {
      if (tensor.floatAt(row + SsdLayout.IMAGE) < 0) {
        return;
      }
      float raw = tensor.floatAt(row + SsdLayout.CONFIDENCE);
      // Also at a threshold of 0: a row without confidence is padding.
      if (raw < thresholds.least() || raw == 0) {
        continue;
      }
      float confidence = Answers.confidence(raw, tensor, row + SsdLayout.CONFIDENCE);
      int labelIndex = row + SsdLayout.LABEL;
      int label =
          Answers.label(
              tensor.floatAt(labelIndex) - layout.firstLabel(),
              thresholds.labelCount(),
              tensor,
              labelIndex);
      if (confidence >= thresholds.of(label)) {
        box.read(tensor, row + SsdLayout.BOX, 1);
        candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
      }
    }
  }
}
