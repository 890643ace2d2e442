package io.nunchi.reference.internal.decode.whole;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * A value per label.
 *
 * @param tensor the output's name
 * @param scores what the values mean
 * @param model what the rest of the manifest says
 */
record ClassifierLayout(String tensor, LabelScores scores, ModelShape model)
    implements OutputLayout {

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            tensor,
            ElementType.FLOATING,
            List.of(1L, (long) model.labelCount()),
            "1 x " + model.labelCount() + " labels"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new Decoder(model, new LabelHits(scores));
  }

  private record Decoder(ModelShape model, LabelHits hits) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      hits.find(outputs.get(0), 0, 1, 1, thresholds);
      hits.addTo(candidates, 0, 0, model.inputWidth(), model.inputHeight());
    }
  }
}
