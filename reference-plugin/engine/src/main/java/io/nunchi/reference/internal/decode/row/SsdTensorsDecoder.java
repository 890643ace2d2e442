package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import java.util.List;

/** Reads an {@link SsdTensorsLayout}. */
final class SsdTensorsDecoder implements OutputDecoder {

  private final SsdTensorsLayout layout;
  private final BoxReader box;

  SsdTensorsDecoder(SsdTensorsLayout layout) {
    this.layout = layout;
    this.box = new BoxReader(layout.boxForm(), layout.boxUnit(), layout.model());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor boxes = outputs.get(0);
    OutputTensor labels = outputs.get(1);
    OutputTensor scores = outputs.get(2);
    int count = count(outputs.get(3), boxes, labels, scores);
    for (int row = 0; row < count; row++) {
      float raw = scores.floatAt(row);
      if (raw < thresholds.least()) {
        continue;
      }
      float confidence = Answers.confidence(raw, scores, row);
      int label =
          Answers.label(
              labels.numberAt(row) - layout.firstLabel(), thresholds.labelCount(), labels, row);
      if (confidence >= thresholds.of(label)) {
        box.read(boxes, 4 * row, 1);
        candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
      }
    }
  }

  /** Tensors whose number of rows only the answer tells may contradict each other. */
  private static int count(
      OutputTensor counts, OutputTensor boxes, OutputTensor labels, OutputTensor scores)
      throws FrameRejectedException {
    double count = counts.numberAt(0);
    int rows = Math.min(boxes.count() / 4, Math.min(labels.count(), scores.count()));
    if (!(count >= 0 && count <= rows) || count != Math.rint(count)) {
      throw new FrameRejectedException(
          Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's answer is not a number of rows")
              .expected("a whole number from 0 to " + rows)
              .found(String.valueOf(count))
              .where("output " + counts.name())
              .fix("if this happens for every frame, \"countTensor\" names another tensor"));
    }
    return (int) count;
  }
}
