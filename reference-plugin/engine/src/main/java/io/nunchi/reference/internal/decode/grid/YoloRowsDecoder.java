package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link YoloRowsLayout}. */
final class YoloRowsDecoder implements OutputDecoder {

  private final YoloRowsLayout layout;
  private final BoxReader box;
  private final LabelHits hits;

  YoloRowsDecoder(YoloRowsLayout layout) {
    this.layout = layout;
    this.box = new BoxReader(BoxForm.CENTER_AND_SIZE, layout.boxUnit(), layout.model());
    this.hits = new LabelHits(layout.scores());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor tensor = outputs.get(0);
    int step = layout.numberStep();
    for (int i = 0; i < layout.boxes(); i++) {
      int first = i * layout.boxStep();
      float weight = 1;
      if (layout.objectness()) {
        int index = first + YoloRowsLayout.OBJECTNESS * step;
        float raw = layout.scores().activation().apply(tensor.floatAt(index));
        if (raw < thresholds.least()) {
          continue;
        }
        weight = Answers.confidence(raw, tensor, index);
      }
      int firstLabel = first + layout.firstLabel() * step;
      if (hits.find(tensor, firstLabel, step, weight, thresholds) > 0) {
        box.read(tensor, first, step);
        hits.addTo(candidates, box.left(), box.top(), box.right(), box.bottom());
      }
    }
  }
}
