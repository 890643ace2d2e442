package io.nunchi.reference.internal.decode.mask;

import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.SharedParameters;

/**
 * The cells over the input tensor that a model of semantic segmentation answers for.
 *
 * @param columns from 1
 * @param rows from 1
 * @param stride the side of a cell, in pixels of the input tensor
 */
record PixelGrid(int columns, int rows, int stride) {

  static final Parameter<Integer> STRIDE =
      SharedParameters.STRIDE
          .help("Pixels of the input tensor for each value. It divides width and height.")
          .byDefault(1);

  static final Parameter<Integer> BACKGROUND =
      Parameter.of(
              "backgroundIndex",
              ParameterType.integer(0, 100_000),
              "Number that means background, or nothing, and is not among the labels.")
          .optional("no background");

  static final Parameter<Float> SMALLEST_PART =
      Parameter.of(
              "smallestPart",
              ParameterType.number(0, 1),
              "Least part of the picture that a label covers to be reported.")
          .byDefault(0.001f);

  /** The question of {@code models init} for {@link #BACKGROUND}. */
  static final String BACKGROUND_QUESTION =
      "number that means background, 0 as a rule; remove the key if there is none";

  private static final int MAX_GUESSED_STRIDE = 8;

  static PixelGrid read(ParameterValues parameters, ModelShape model) {
    int stride = parameters.get(STRIDE);
    if (parameters.isSoundSoFar()
        && (model.inputWidth() % stride != 0 || model.inputHeight() % stride != 0)) {
      parameters.wrong(
          STRIDE.key(),
          "the stride does not divide the input tensor into whole cells",
          "a stride that divides " + model.inputWidth() + " and " + model.inputHeight(),
          String.valueOf(stride),
          "correct the stride or the input size");
    }
    return new PixelGrid(model.inputWidth() / stride, model.inputHeight() / stride, stride);
  }

  static int background(ParameterValues parameters) {
    return parameters.find(BACKGROUND).orElse(LabelScores.NO_BACKGROUND);
  }

  /** The stride of a grid over the picture of an undescribed model, or 0 if it is none. */
  static int guessedStride(ModelOutputs outputs, long rows, long columns) {
    for (int stride = 1; stride <= MAX_GUESSED_STRIDE; stride++) {
      if (columns > 0
          && columns * stride == outputs.inputWidth()
          && rows * stride == outputs.inputHeight()) {
        return stride;
      }
    }
    return 0;
  }

  /** The first cell whose middle does not lie before a coordinate, at most {@code count}. */
  int firstCell(double coordinate, int count) {
    return (int) Math.min(count, Math.max(0, Math.ceil(coordinate / stride - 0.5)));
  }

  /** The cell that holds a coordinate. */
  int cellAt(double coordinate, int count) {
    return (int) Math.min(count - 1.0, Math.max(0, Math.floor(coordinate / stride)));
  }
}
