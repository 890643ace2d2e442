package io.nunchi.reference.internal.decode.mask;

import static io.nunchi.reference.internal.decode.SharedParameters.BATCH_AXIS;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.RowAxes;
import io.nunchi.reference.internal.decode.SharedParameters;
import java.util.List;
import java.util.Optional;

/**
 * An output with a mask for each row of the others, over the box of the row or over the picture.
 *
 * @param tensor the output's name
 * @param axes the first axes, as the other outputs have them
 * @param channelAxis true if an axis of length 1 stands before the rows of a mask
 * @param overPicture true if a mask lies over the input tensor, false if over the row's box
 * @param size the cells of a mask
 * @param activation the function of its values
 */
record RowMasks(
    String tensor,
    RowAxes axes,
    boolean channelAxis,
    boolean overPicture,
    Size size,
    Activation activation) {

  static final Parameter<String> MASKS_TENSOR =
      SharedParameters.tensor("masksTensor", "Output of masks.");

  static final Parameter<Boolean> OVER_PICTURE =
      Parameter.of(
              "maskArea",
              ParameterType.choice(Choices.of("box", false).or("picture", true)),
              "`box`: a mask is stretched over its box. `picture`: it lies over the whole input"
                  + " tensor.")
          .byDefault(false);

  static final Parameter<Integer> WIDTH =
      Parameter.of("maskWidth", ParameterType.integer(1, 8192), "Columns of a mask.")
          .optional("28 over a box, the input's width over the picture");

  static final Parameter<Integer> HEIGHT =
      Parameter.of("maskHeight", ParameterType.integer(1, 8192), "Rows of a mask.")
          .optional("28 over a box, the input's height over the picture");

  static final Parameter<Boolean> CHANNEL_AXIS =
      Parameter.of(
              "channelAxis",
              ParameterType.flag(),
              "Whether there is an axis of length 1 before the rows of a mask.")
          .byDefault(false);

  static final Parameter<Activation> ACTIVATION =
      Parameter.of(
              "maskActivation",
              ParameterType.choice(Activation.CHOICES),
              "Function that turns the values of masks into parts in [0, 1].")
          .byDefault(Activation.NONE);

  static final List<Parameter<?>> PARAMETERS =
      List.of(MASKS_TENSOR, OVER_PICTURE, WIDTH, HEIGHT, CHANNEL_AXIS, ACTIVATION);

  /** The cells of masks of Mask R-CNN. */
  private static final int USUAL_SIDE = 28;

  /**
   * The cells of a mask.
   *
   * @param width columns
   * @param height rows
   */
  record Size(int width, int height) {}

  /**
   * Reads {@link #PARAMETERS}.
   *
   * @param parameters the parameters
   * @param rows the optional parameter with the number of rows
   * @param model the size of the input tensor
   */
  static RowMasks read(ParameterValues parameters, Parameter<Integer> rows, ModelShape model) {
    boolean overPicture = parameters.get(OVER_PICTURE);
    return new RowMasks(
        parameters.get(MASKS_TENSOR),
        new RowAxes(
            parameters.get(BATCH_AXIS),
            parameters.find(rows).map(Integer::longValue).orElse(ExpectedTensor.ANY)),
        parameters.get(CHANNEL_AXIS),
        overPicture,
        new Size(
            parameters.find(WIDTH).orElse(overPicture ? model.inputWidth() : USUAL_SIDE),
            parameters.find(HEIGHT).orElse(overPicture ? model.inputHeight() : USUAL_SIDE)),
        parameters.get(ACTIVATION));
  }

  /** The output. */
  ExpectedTensor expected() {
    Long width = (long) size.width();
    Long height = (long) size.height();
    return channelAxis
        ? axes.tensor(
            tensor, ElementType.FLOATING, " x 1 x rows x columns of a mask", 1L, height, width)
        : axes.tensor(tensor, ElementType.FLOATING, " x rows x columns of a mask", height, width);
  }

  int cells() {
    return size.width() * size.height();
  }

  /** The guesses of a decoder for all outputs but the masks, with the masks. */
  static List<Guess> guesses(ModelOutputs outputs, DecoderType boxes) {
    return masks(outputs).stream()
        .flatMap(
            masks ->
                boxes.guesses(without(outputs, masks)).stream()
                    .flatMap(guess -> guessed(guess, masks, outputs).stream()))
        .toList();
  }

  /** The output of masks of an undescribed model: planes beside outputs of rows. */
  private static Optional<TensorFact> masks(ModelOutputs outputs) {
    return outputs
        .find(output -> output.rank() >= 3 && !output.isWhole() && output.dimension(-1) > 5)
        .filter(output -> outputs.tensors().size() > 2);
  }

  /** The other outputs, for the guess of the decoder that reads them. */
  private static ModelOutputs without(ModelOutputs outputs, TensorFact masks) {
    return outputs.of(outputs.tensors().stream().filter(it -> !it.equals(masks)).toList());
  }

  /** Adds what is known of the masks to a guess of the other outputs. */
  private static Optional<Guess> guessed(Guess guess, TensorFact masks, ModelOutputs outputs) {
    boolean batchAxis = !Boolean.FALSE.equals(guess.parameters().get(BATCH_AXIS.key()));
    int channels = masks.rank() - (batchAxis ? 4 : 3);
    if (channels < 0 || channels > 1 || (channels == 1 && masks.dimension(-3) != 1)) {
      return Optional.empty();
    }
    boolean overPicture =
        masks.dimension(-1) == outputs.inputWidth() && masks.dimension(-2) == outputs.inputHeight();
    Guess sized =
        overPicture
            ? guess
            : guess.with(WIDTH, (int) masks.dimension(-1)).with(HEIGHT, (int) masks.dimension(-2));
    return Optional.of(
        sized
            .with(MASKS_TENSOR, masks.name())
            .with(OVER_PICTURE, overPicture)
            .with(CHANNEL_AXIS, channels == 1));
  }
}
