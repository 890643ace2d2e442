package io.nunchi.reference.internal.decode.whole;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import jakarta.inject.Inject;

/**
 * {@code embedding}: one tensor of a vector that describes the look of the picture as a whole. It
 * becomes one detection of the manifest's only label, with confidence 1, whose box is all that the
 * model saw of the frame.
 *
 * <p>Parameters: {@code tensor}, {@code length}, {@code normalise}.
 */
public final class EmbeddingDecoderType implements DecoderType {

  private static final int MAX_LENGTH = 65_536;

  /** Creates the type. */
  @Inject
  public EmbeddingDecoderType() {}

  @Override
  public String name() {
    return "embedding";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    if (parameters.isSoundSoFar() && model.labelCount() != 1) {
      parameters.wrong(
          "decoder",
          "an embedding does not tell labels apart",
          "one label in $.labels, that of what is shown to the model",
          model.labelCount() + " labels",
          "list one label, such as person");
    }
    return new EmbeddingLayout(
        parameters.text("tensor"),
        parameters.integer("length", 1, MAX_LENGTH),
        parameters.flag("normalise", false),
        model);
  }
}
