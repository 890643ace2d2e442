package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.ALL_LABELS_PER_BOX;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
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
import io.nunchi.reference.internal.decode.head.HeadShape;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code yolov8}: one tensor of boxes without objectness that are decoded already. Source: Detect
 * in https://github.com/ultralytics/ultralytics.
 */
public final class Yolov8Decoder implements DecoderType {

  private static final Parameter<Integer> BOXES =
      Parameter.of(
              "boxes",
              ParameterType.integer(1, 100_000),
              "Number of boxes of a model without grids, such as RT-DETR's `300`.")
          .optional("mandatory without `strides`");
  private static final Parameter<List<Integer>> STRIDES = SharedParameters.STRIDES.unless(BOXES);
  private static final Parameter<Boolean> ORDER = SharedParameters.ORDER.byDefault(false);
  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.PIXELS);
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION.byDefault(Activation.NONE);

  private static final int OF_BOX = 4;

  /** Rows of six and seven numbers are those of end-to-end exports. */
  private static final int OF_BOX_AND_LABELS = 7;

  /** Fewer rows are the numbers of boxes in columns, of a picture of another size. */
  private static final int MIN_QUERIES = 50;

  private static final int MAX_QUERIES = 1000;

  /** A grid of such rows has an objectness as a rule: every row of YOLOX has. */
  private static final int OF_BOX_AND_OBJECTNESS = 5;

  /** Numbers that are no confidences may be points or logits. */
  private static final int OF_OTHER_VALUES = 30;

  /** Creates the decoder. */
  @Inject
  public Yolov8Decoder() {}

  @Override
  public String name() {
    return "yolov8";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, 4 + labels, boxes]",
        "YOLOv8, YOLOv9, YOLO11, RT-DETR from Ultralytics",
        "One tensor of boxes without objectness: center x, center y, width, height, one value per"
            + " label. The strides, `[8, 16, 32]` as a rule, give the number of boxes; a model"
            + " without grids names it. Shape: [1, 4 + labels, boxes], or [1, boxes, 4 + labels].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, STRIDES, BOXES, ORDER, BOX_UNIT, ACTIVATION, ALL_LABELS_PER_BOX);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new YoloRows(
        parameters.get(TENSOR),
        parameters
            .find(BOXES)
            .map(Integer::longValue)
            .orElseGet(() -> Strides.cells(Strides.read(parameters, model), model)),
        false,
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
      if (grid.rows() == grid.cells() && grid.numbers() > OF_BOX_AND_OBJECTNESS) {
        guesses.add(guess(grid, grid.numbers(), true, 40));
      }
      if (grid.numbers() == grid.cells() && grid.rows() > OF_BOX) {
        guesses.add(guess(grid, grid.rows(), false, 90));
      }
    }
    if (guesses.isEmpty() && UsualGrid.of(outputs).stream().noneMatch(UsualGrid::fits)) {
      outputs
          .single(3)
          .filter(output -> outputs.mayBeFor("detect") && hasQueries(output))
          .map(Yolov8Decoder::ofQueries)
          .ifPresent(guesses::add);
    }
    return guesses;
  }

  private static boolean hasQueries(TensorFact output) {
    return !output.isOpen(1)
        && output.dimension(1) >= MIN_QUERIES
        && output.dimension(1) <= MAX_QUERIES
        && output.dimension(2) > OF_BOX_AND_LABELS
        && output.sample().isConfidence();
  }

  private static Guess ofQueries(TensorFact output) {
    int labels = (int) output.dimension(2) - OF_BOX;
    return Guess.of(
            labels,
            70,
            "4 + %d numbers in [0, 1] for each of %d boxes of no grid"
                .formatted(labels, output.dimension(1)))
        .with(TENSOR, output.name())
        .with(BOXES, (int) output.dimension(1))
        .with(ORDER, true)
        .with(BOX_UNIT, BoxUnit.NORMALISED);
  }

  private static Guess guess(UsualGrid grid, long numbers, boolean boxesFirst, int likelihood) {
    int labels = (int) numbers - OF_BOX;
    boolean others =
        new HeadShape(grid.tensor(), grid.strides(), 1, boxesFirst).hasMoreThanConfidences(OF_BOX);
    return Guess.of(
            labels,
            others ? Math.min(likelihood, OF_OTHER_VALUES) : likelihood,
            "4 + %d numbers for each of %s, no objectness".formatted(labels, grid.description()))
        .with(TENSOR, grid.tensor().name())
        .with(STRIDES, grid.strides())
        .with(ORDER, boxesFirst)
        .with(BOX_UNIT, BoxGuesses.unit(grid.tensor()));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
            "RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "perLabel")
        .withThresholds(0.25, 0.7);
  }
}
