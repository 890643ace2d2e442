package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.ALL_LABELS_PER_BOX;
import static io.nunchi.reference.internal.decode.SharedParameters.BATCH_AXIS;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxGuesses;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.RowAxes;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code scores-boxes}: a tensor of label values and one of boxes. DETR and its descendants give
 * logits of queries like this, UltraFace and other detectors with built-in priors give confidences.
 * Source: Carion et al., DETR, arXiv 2005.12872.
 */
public final class ScoresBoxesDecoder implements DecoderType {

  private static final Parameter<String> SCORES_TENSOR =
      SharedParameters.tensor("scoresTensor", "Output of label values.");
  private static final Parameter<String> BOXES_TENSOR =
      SharedParameters.tensor("boxesTensor", "Output of boxes.");
  private static final Parameter<Integer> ROWS =
      SharedParameters.OPEN_ROWS.help(
          "Number of rows: DETR's queries, UltraFace's priors. Naming a fixed number saves a copy"
              + " for each frame.");
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ROW_ACTIVATION.help(
          "`softmax` for DETR, `sigmoid` for its successors, `none` for UltraFace.");
  private static final Parameter<Integer> BACKGROUND_INDEX =
      Parameter.of(
              "backgroundIndex",
              ParameterType.integer(0, 100_000),
              "Index of the value in a row that means background, at most the number of labels:"
                  + " the last one for DETR, 0 for UltraFace.")
          .optional("no background");
  private static final Parameter<BoxForm> BOX_FORM = SharedParameters.BOX_FORM;
  private static final Parameter<BoxUnit> BOX_UNIT = SharedParameters.BOX_UNIT;

  /** DETR has logits of 91 COCO ids, and one of the background behind them. */
  private static final int DETR_VALUES = 92;

  /** Labels of COCO, ids of COCO, and labels of Objects365, as DETR's successors have them. */
  private static final Set<Integer> SIGMOID_VALUES = Set.of(80, 91, 365, 366);

  /** Creates the decoder. */
  @Inject
  public ScoresBoxesDecoder() {}

  @Override
  public String name() {
    return "scores-boxes";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, labels] and [1, rows, 4]",
        "DETR, Deformable DETR, RF-DETR, RT-DETR and D-FINE without post-processing, UltraFace",
        "Two tensors: a value per label for each row, and a box for each row. Shapes:"
            + " [1, rows, labels], or one more for a background, and [1, rows, 4]. The 91 values of"
            + " a model with COCO's own ids have labels with gaps.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        SCORES_TENSOR,
        BOXES_TENSOR,
        BATCH_AXIS,
        ROWS,
        ACTIVATION,
        BACKGROUND_INDEX,
        BOX_FORM,
        BOX_UNIT,
        ALL_LABELS_PER_BOX);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(SCORES_TENSOR),
        parameters.get(BOXES_TENSOR),
        RowAxes.read(parameters, ROWS),
        new LabelScores(
            parameters.get(ACTIVATION),
            parameters.get(ALL_LABELS_PER_BOX),
            backgroundIndex(parameters, model)),
        parameters.get(BOX_FORM),
        parameters.get(BOX_UNIT),
        model);
  }

  private static int backgroundIndex(ParameterValues parameters, ModelShape model) {
    int index = parameters.find(BACKGROUND_INDEX).orElse(LabelScores.NO_BACKGROUND);
    if (parameters.isSoundSoFar() && index > model.labelCount()) {
      parameters.wrong(
          BACKGROUND_INDEX.key(),
          "there is no such value in a row",
          "a whole number from 0 to " + model.labelCount() + ", the number of labels",
          String.valueOf(index),
          "correct the index, or list all labels of the model in $.labels");
    }
    return index;
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return Stream.of(true, false).flatMap(batchAxis -> guess(outputs, batchAxis).stream()).toList();
  }

  private static Optional<Guess> guess(ModelOutputs outputs, boolean batchAxis) {
    Optional<TensorFact> boxes =
        RowAxes.find(outputs, batchAxis, 2, output -> output.dimension(-1) == 4);
    if (boxes.isEmpty() || outputs.tensors().size() != 2) {
      return Optional.empty();
    }
    TensorFact scores = outputs.tensors().get(outputs.tensors().get(0).equals(boxes.get()) ? 1 : 0);
    boolean sameRows =
        scores.rank() == boxes.get().rank()
            && scores.dimension(-2) == boxes.get().dimension(-2)
            && !scores.isWhole();
    return sameRows ? Optional.of(guess(scores, boxes.get(), batchAxis)) : Optional.empty();
  }

  private static Guess guess(TensorFact scores, TensorFact boxes, boolean batchAxis) {
    int values = (int) scores.dimension(-1);
    boolean sums = scores.sample().rowsSumToOne(values) && values > 1;
    boolean confidences = scores.sample().isConfidence();
    boolean detr = !confidences && values == DETR_VALUES;
    boolean usual = detr || SIGMOID_VALUES.contains(values) || hasUsualName(scores);
    String meaning = confidences ? "values are confidences" : "values are logits";
    Guess guess =
        Guess.of(
                sums || detr ? values - 1 : values,
                usual || confidences ? 85 : 60,
                "%d rows of %d values, and a box for each; %s"
                    .formatted(
                        boxes.dimension(-2),
                        values,
                        sums ? "values sum to 1, so one of them is the background" : meaning))
            .with(SCORES_TENSOR, scores.name())
            .with(BOXES_TENSOR, boxes.name());
    guess =
        RowAxes.guessed(guess, boxes, batchAxis, ROWS)
            .with(BOX_FORM, BoxGuesses.form(boxes))
            .with(BOX_UNIT, BoxGuesses.unit(boxes));
    guess = confidences ? guess.with(ACTIVATION, Activation.NONE) : ofLogits(guess, values);
    return sums
        ? guess.asking(
            BACKGROUND_INDEX, "number of the value that means background: 0, or " + (values - 1))
        : guess;
  }

  /** Exports also have hidden states with a row of numbers for each box. */
  private static boolean hasUsualName(TensorFact scores) {
    String name = scores.name().toLowerCase(Locale.ROOT);
    return Stream.of("logit", "score", "class", "label", "conf", "prob").anyMatch(name::contains);
  }

  /** Models of usual data sets have a usual number of values; others need a person. */
  private static Guess ofLogits(Guess guess, int values) {
    if (values == DETR_VALUES) {
      return guess.with(ACTIVATION, Activation.SOFTMAX).with(BACKGROUND_INDEX, DETR_VALUES - 1);
    }
    return SIGMOID_VALUES.contains(values)
        ? guess.with(ACTIVATION, Activation.SIGMOID).with(ALL_LABELS_PER_BOX, true)
        : guess.asking(
            ACTIVATION, "sigmoid (as in RT-DETR), or softmax with a background (as in DETR)");
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("RGB", "stretch", UsualManifest.DIFFERS, "perLabel")
        .withThresholds(0.5, 0.45);
  }

  /** A value per label, and a box, in each row. */
  private record Layout(
      String scoresTensor,
      String boxesTensor,
      RowAxes axes,
      LabelScores scores,
      BoxForm boxForm,
      BoxUnit boxUnit,
      ModelShape model)
      implements OutputLayout {

    int values() {
      return scores.valueCount(model.labelCount());
    }

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          axes.tensor(
              scoresTensor,
              ElementType.FLOATING,
              " x (%d labels%s)"
                  .formatted(
                      model.labelCount(),
                      values() > model.labelCount()
                          ? ", with the background at index " + scores.backgroundIndex()
                          : ", no background"),
              (long) values()),
          axes.tensor(boxesTensor, ElementType.FLOATING, " x box", 4L));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new RowDecoder(this, new BoxReader(boxForm, boxUnit, model), new LabelHits(scores));
    }
  }

  private record RowDecoder(Layout layout, BoxReader box, LabelHits hits) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor scores = outputs.get(0);
      OutputTensor boxes = outputs.get(1);
      int rows = scores.count() / layout.values();
      RowAxes.requireRows(rows, boxes, 4);
      for (int row = 0; row < rows; row++) {
        if (hits.find(scores, row * layout.values(), 1, thresholds) > 0) {
          box.read(boxes, 4 * row, 1);
          hits.addTo(candidates, box.left(), box.top(), box.right(), box.bottom());
        }
      }
    }
  }
}
