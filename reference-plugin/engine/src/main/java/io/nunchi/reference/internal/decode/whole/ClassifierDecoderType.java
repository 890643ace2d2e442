package io.nunchi.reference.internal.decode.whole;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelScores;
import jakarta.inject.Inject;

/**
 * {@code classifier}: one tensor of a value per label, for the picture as a whole. What reaches its
 * threshold becomes a detection whose box is all that the model saw of the frame.
 *
 * <p>Parameters: {@code tensor}, {@code activation}, {@code labelsPerFrame}.
 */
public final class ClassifierDecoderType implements DecoderType {

  /** Creates the type. */
  @Inject
  public ClassifierDecoderType() {}

  @Override
  public String name() {
    return "classifier";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new ClassifierLayout(
        parameters.text("tensor"),
        LabelScores.withoutBackground(
            parameters.choice("activation", Activation.ROW_CHOICES),
            parameters.choice("labelsPerFrame", LabelScores.LABELS_PER_BOX, false)),
        model);
  }
}
