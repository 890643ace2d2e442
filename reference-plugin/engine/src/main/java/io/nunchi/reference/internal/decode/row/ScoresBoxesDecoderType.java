package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelScores;
import jakarta.inject.Inject;

/**
 * {@code scores-boxes}: a tensor of rows x (one value per label, and perhaps one of the background)
 * and a tensor of rows x box. DETR and its descendants give logits of queries like this, UltraFace
 * and other detectors with built-in priors give confidences.
 *
 * <p>Parameters: {@code scoresTensor}, {@code boxesTensor}, {@code rows}, {@code activation},
 * {@code backgroundIndex}, {@code boxForm}, {@code boxUnit}, {@code labelsPerBox}. Source: Carion
 * et al., DETR, arXiv 2005.12872.
 */
public final class ScoresBoxesDecoderType implements DecoderType {

  private static final int MAX_ROWS = 1_000_000;

  /** Creates the type. */
  @Inject
  public ScoresBoxesDecoderType() {}

  @Override
  public String name() {
    return "scores-boxes";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new ScoresBoxesLayout(
        parameters.text("scoresTensor"),
        parameters.text("boxesTensor"),
        parameters.integer("rows", 1, MAX_ROWS),
        new LabelScores(
            parameters.choice("activation", Activation.ROW_CHOICES),
            parameters.choice("labelsPerBox", LabelScores.LABELS_PER_BOX, false),
            parameters.integer(
                "backgroundIndex",
                LabelScores.NO_BACKGROUND,
                model.labelCount(),
                LabelScores.NO_BACKGROUND)),
        parameters.choice("boxForm", BoxForm.CHOICES),
        parameters.choice("boxUnit", BoxUnit.CHOICES),
        model);
  }
}
