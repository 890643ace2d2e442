package io.nunchi.reference.internal.decode.whole;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads an {@link EmbeddingLayout}. */
final class EmbeddingDecoder implements OutputDecoder {

  private final EmbeddingLayout layout;

  EmbeddingDecoder(EmbeddingLayout layout) {
    this.layout = layout;
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    OutputTensor vector = outputs.get(0);
    double squares = 0;
    for (int i = 0; i < layout.length(); i++) {
      double value = Answers.finite(vector.floatAt(i), vector, i);
      squares += value * value;
    }
    double divisor = layout.normalise() ? Math.sqrt(squares) : 1;
    candidates.add(0, 0, layout.model().inputWidth(), layout.model().inputHeight(), 1, 0);
    for (int i = 0; i < layout.length(); i++) {
      // A vector of zeros has no direction: 0 / 0 is refused as any other answer without meaning.
      float value = (float) (vector.floatAt(i) / divisor);
      candidates.addToEmbedding(Answers.finite(value, vector, i));
    }
  }
}
