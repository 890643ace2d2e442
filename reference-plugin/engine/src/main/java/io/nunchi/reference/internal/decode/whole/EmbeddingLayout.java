package io.nunchi.reference.internal.decode.whole;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import java.util.List;

/**
 * A vector.
 *
 * @param tensor the output's name
 * @param length how many numbers it has
 * @param normalise true if it is scaled to length 1
 * @param model what the rest of the manifest says
 */
record EmbeddingLayout(String tensor, int length, boolean normalise, ModelShape model)
    implements OutputLayout {

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            tensor,
            ElementType.FLOATING,
            List.of(1L, (long) length),
            "1 x " + length + " numbers"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new EmbeddingDecoder(this);
  }
}
