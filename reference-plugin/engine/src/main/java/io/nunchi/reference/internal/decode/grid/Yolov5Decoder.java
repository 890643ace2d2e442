package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.ALL_LABELS_PER_BOX;
import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.BoxGuesses;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.Strides;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code yolov5}: one tensor of boxes with objectness that are decoded already. Source: Detect in
 * https://github.com/ultralytics/yolov5.
 */
public final class Yolov5Decoder implements DecoderType {

  private static final Parameter<Integer> ANCHORS_PER_CELL =
      Parameter.of("anchorsPerCell", ParameterType.integer(1, 16), "Number of boxes of each cell.")
          .byDefault(UsualGrid.ANCHORS);
  private static final Parameter<Boolean> ORDER = SharedParameters.ORDER.byDefault(true);
  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.PIXELS);
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION
          .help("Function that turns raw objectness and label values into [0, 1].")
          .byDefault(Activation.NONE);

  private static final int OF_BOX_AND_OBJECTNESS = 5;

  /** Creates the decoder. */
  @Inject
  public Yolov5Decoder() {}

  @Override
  public String name() {
    return "yolov5";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, boxes, 5 + labels], boxes in pixels",
        "YOLOv5, YOLOv7",
        "One tensor of boxes that are decoded already: center x, center y, width, height,"
            + " objectness, one value per label. Confidence is objectness times label value. The"
            + " strides give the number of boxes. Shape: [1, boxes, 5 + labels].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        TENSOR, STRIDES, ANCHORS_PER_CELL, ORDER, BOX_UNIT, ACTIVATION, ALL_LABELS_PER_BOX);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    long cells = Strides.cells(Strides.read(parameters, model), model);
    return new YoloRows(
        parameters.get(TENSOR),
        cells * parameters.get(ANCHORS_PER_CELL),
        true,
        parameters.get(ORDER),
        parameters.get(BOX_UNIT),
        LabelScores.withoutBackground(
            parameters.get(ACTIVATION), parameters.get(ALL_LABELS_PER_BOX)),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    List<Guess> guesses = new ArrayList<>();
    for (UsualGrid grid : UsualGrid.of(outputs)) {
      long boxes = UsualGrid.ANCHORS * grid.cells();
      if (grid.rows() == boxes && grid.numbers() > OF_BOX_AND_OBJECTNESS) {
        guesses.add(guess(grid, grid.numbers(), true, 90));
      }
      if (grid.numbers() == boxes && grid.rows() > OF_BOX_AND_OBJECTNESS) {
        guesses.add(guess(grid, grid.rows(), false, 60));
      }
    }
    return guesses;
  }

  private static Guess guess(UsualGrid grid, long numbers, boolean boxesFirst, int likelihood) {
    int labels = (int) numbers - OF_BOX_AND_OBJECTNESS;
    return Guess.of(
            labels,
            likelihood,
            "4 + 1 + %d numbers for each of %d anchors in %s"
                .formatted(labels, UsualGrid.ANCHORS, grid.description()))
        .with(TENSOR, grid.tensor().name())
        .with(STRIDES, grid.strides())
        .with(ANCHORS_PER_CELL, UsualGrid.ANCHORS)
        .with(ORDER, boxesFirst)
        .with(BOX_UNIT, BoxGuesses.unit(grid.tensor()));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
            "RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "perLabel")
        .withThresholds(0.25, 0.45);
  }
}
