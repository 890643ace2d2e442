package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxUnit;
import jakarta.inject.Inject;

/**
 * {@code labels-boxes-scores}: three tensors with one row per query, as DETR's descendants export
 * them (RT-DETR, D-FINE, DEIM): a label number, a box, a confidence.
 *
 * <p>Parameters: {@code labelsTensor}, {@code boxesTensor}, {@code scoresTensor}, {@code queries},
 * {@code boxForm}, {@code boxUnit}, {@code activation}.
 */
public final class LabelsBoxesScoresDecoderType implements DecoderType {

  private static final int MAX_QUERIES = 100_000;

  /** Creates the type. */
  @Inject
  public LabelsBoxesScoresDecoderType() {}

  @Override
  public String name() {
    return "labels-boxes-scores";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new LabelsBoxesScoresLayout(
        parameters.text("labelsTensor"),
        parameters.text("boxesTensor"),
        parameters.text("scoresTensor"),
        parameters.integer("queries", 1, MAX_QUERIES),
        parameters.choice("boxForm", BoxForm.CHOICES, BoxForm.CORNERS),
        parameters.choice("boxUnit", BoxUnit.CHOICES, BoxUnit.PIXELS),
        parameters.choice("activation", Activation.CHOICES, Activation.NONE),
        model);
  }
}
