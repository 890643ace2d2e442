package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.Strides;
import jakarta.inject.Inject;

/**
 * {@code yolox}: one tensor of cells x (center x, center y, width, height, objectness, one value
 * per label). The cells are those of a grid for each stride, finest first, row by row.
 *
 * <p>Parameters: {@code tensor}, {@code strides}, {@code decoded}, {@code activation}, {@code
 * labelsPerBox}. Source: Ge et al., YOLOX, arXiv 2107.08430.
 */
public final class YoloxDecoderType implements DecoderType {

  /** Creates the type. */
  @Inject
  public YoloxDecoderType() {}

  @Override
  public String name() {
    return "yolox";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new YoloxLayout(
        parameters.text("tensor"),
        Strides.read(parameters, model),
        parameters.flag("decoded", false),
        parameters.choice("activation", Activation.CHOICES, Activation.NONE),
        parameters.choice("labelsPerBox", LabelScores.LABELS_PER_BOX, false),
        model);
  }
}
