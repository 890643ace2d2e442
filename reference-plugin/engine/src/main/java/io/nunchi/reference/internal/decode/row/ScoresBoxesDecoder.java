package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link ScoresBoxesLayout}. */
final class ScoresBoxesDecoder implements OutputDecoder {

  private final ScoresBoxesLayout layout;
  private final BoxReader box;
  private final LabelHits hits;

  ScoresBoxesDecoder(ScoresBoxesLayout layout) {
    this.layout = layout;
    this.box = new BoxReader(layout.boxForm(), layout.boxUnit(), layout.model());
    this.hits = new LabelHits(layout.scores());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor scores = outputs.get(0);
    OutputTensor boxes = outputs.get(1);
    for (int row = 0; row < layout.rows(); row++) {
      if (hits.find(scores, row * layout.values(), 1, 1, thresholds) > 0) {
        box.read(boxes, 4 * row, 1);
        hits.addTo(candidates, box.left(), box.top(), box.right(), box.bottom());
      }
    }
  }
}
