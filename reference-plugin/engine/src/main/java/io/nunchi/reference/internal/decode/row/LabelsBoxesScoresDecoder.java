package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link LabelsBoxesScoresLayout}. */
final class LabelsBoxesScoresDecoder implements OutputDecoder {

  private final LabelsBoxesScoresLayout layout;
  private final BoxReader box;

  LabelsBoxesScoresDecoder(LabelsBoxesScoresLayout layout) {
    this.layout = layout;
    this.box = new BoxReader(layout.boxForm(), layout.boxUnit(), layout.model());
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
      int label = Answers.label(labels.numberAt(query), thresholds.labelCount(), labels, query);
      if (confidence >= thresholds.of(label)) {
        box.read(boxes, 4 * query, 1);
        candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
      }
    }
  }
}
