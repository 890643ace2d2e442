package io.nunchi.reference.internal.decode;

import io.nunchi.reference.internal.json.Choices;
import io.nunchi.reference.internal.json.StrictObject;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code yolox}: one tensor of cells x (center x, center y, width, height, objectness, one value
 * per label). The cells are those of a grid for each stride, finest first, row by row.
 *
 * <p>Parameters: {@code tensor}, {@code strides}, {@code decoded}, {@code activation}, {@code
 * labelsPerBox}.
 */
public final class YoloxDecoderType implements DecoderType {

  private static final Choices<Boolean> LABELS_PER_BOX = Choices.of("best", false).or("all", true);
  private static final int MAX_STRIDE = 256;

  /** Creates the type. */
  @Inject
  public YoloxDecoderType() {}

  @Override
  public OutputLayout read(StrictObject parameters, ModelShape model) {
    String tensor = parameters.text("tensor");
    List<Integer> strides = parameters.integers("strides", 8, 1, MAX_STRIDE);
    boolean decoded = parameters.flag("decoded", false);
    Activation activation = parameters.choice("activation", Activation.CHOICES, Activation.NONE);
    boolean allLabels = parameters.choice("labelsPerBox", LABELS_PER_BOX, false);
    if (parameters.isSoundSoFar()) {
      checkStrides(parameters, strides, model);
    }
    return new YoloxLayout(tensor, strides, decoded, activation, allLabels, model);
  }

  private static void checkStrides(
      StrictObject parameters, List<Integer> strides, ModelShape model) {
    for (int stride : strides) {
      if (model.inputWidth() % stride != 0 || model.inputHeight() % stride != 0) {
        parameters.wrong(
            "strides",
            "a stride does not divide the input tensor into whole cells",
            "strides that divide " + model.inputWidth() + " and " + model.inputHeight(),
            String.valueOf(stride),
            "correct the strides or the input size");
      }
    }
  }
}
