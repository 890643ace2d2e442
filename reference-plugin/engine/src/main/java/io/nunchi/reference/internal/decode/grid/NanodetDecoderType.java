package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Choices;
import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.Strides;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * {@code nanodet}: cells with a value per label and, for each edge of the box, a distribution over
 * its distance from the cell's center. Either two tensors for each stride, or one tensor of all.
 *
 * <p>Parameters: {@code labelTensors} and {@code distanceTensors}, or {@code tensor}; {@code
 * strides}, {@code bins}, {@code cellCenter}, {@code activation}, {@code labelsPerBox}. Source: Li
 * et al., Generalized Focal Loss, arXiv 2006.04388, as NanoDet exports it.
 */
public final class NanodetDecoderType implements DecoderType {

  private static final int MAX_BINS = 64;
  private static final int DEFAULT_BINS = 8;
  private static final Choices<CellCenter> CENTERS =
      Choices.of("middle", CellCenter.MIDDLE)
          .or("corner", CellCenter.CORNER)
          .or("middlePixel", CellCenter.MIDDLE_PIXEL);

  /** Creates the type. */
  @Inject
  public NanodetDecoderType() {}

  @Override
  public String name() {
    return "nanodet";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    List<Integer> strides = Strides.readAny(parameters);
    Optional<String> tensor = parameters.optionalText("tensor");
    NanodetTensors tensors =
        tensor.isPresent()
            ? NanodetTensors.together(tensor.get())
            : NanodetTensors.apart(
                Strides.tensors(parameters, "labelTensors", strides),
                Strides.tensors(parameters, "distanceTensors", strides));
    return new NanodetLayout(
        tensors,
        strides,
        parameters.integer("bins", 2, MAX_BINS, DEFAULT_BINS),
        parameters.choice("cellCenter", CENTERS),
        LabelScores.withoutBackground(
            parameters.choice("activation", Activation.CHOICES, Activation.NONE),
            parameters.choice("labelsPerBox", LabelScores.LABELS_PER_BOX, false)),
        model);
  }
}
