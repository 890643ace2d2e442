package io.nunchi.reference.internal.decode;

import io.nunchi.reference.internal.json.StrictObject;
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
  public OutputLayout read(StrictObject parameters, ModelShape model) {
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
