package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.BATCH_AXIS;
import static io.nunchi.reference.internal.decode.SharedParameters.FIRST_LABEL_QUESTION;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Answers;
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
import io.nunchi.reference.internal.decode.RowAxes;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code labels-boxes-scores}: three tensors with one row per query, as DETR's descendants export
 * them (RT-DETR, D-FINE, DEIM), or with one row per detection, as torchvision's detectors do.
 */
public final class LabelsBoxesScoresDecoder implements DecoderType {

  private static final Parameter<String> LABELS_TENSOR =
      SharedParameters.tensor("labelsTensor", "Output of label numbers.");
  private static final Parameter<String> BOXES_TENSOR =
      SharedParameters.tensor("boxesTensor", "Output of boxes.");
  private static final Parameter<String> SCORES_TENSOR =
      SharedParameters.tensor("scoresTensor", "Output of confidences.");

  /** The number of rows. */
  public static final Parameter<Integer> QUERIES =
      Parameter.of(
              "queries",
              ParameterType.integer(1, 100_000),
              "Number of rows. Naming a fixed number saves a copy for each frame.")
          .optional("differs from frame to frame");

  private static final Parameter<Integer> FIRST_LABEL = SharedParameters.FIRST_LABEL.byDefault(0);
  private static final Parameter<BoxForm> BOX_FORM =
      SharedParameters.BOX_FORM.byDefault(BoxForm.CORNERS);
  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.PIXELS);
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION.byDefault(Activation.NONE);

  /** Creates the decoder. */
  @Inject
  public LabelsBoxesScoresDecoder() {}

  @Override
  public String name() {
    return "labels-boxes-scores";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "label numbers, boxes and confidences",
        "RT-DETR, D-FINE, DEIM with post-processing; torchvision's detectors",
        "Three tensors with one row per query, as DETR's descendants export them, or with one row"
            + " per detection and without the first axis, as torchvision's detectors do. Shapes:"
            + " [1, queries], [1, queries, 4], [1, queries].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        LABELS_TENSOR,
        BOXES_TENSOR,
        SCORES_TENSOR,
        BATCH_AXIS,
        QUERIES,
        FIRST_LABEL,
        BOX_FORM,
        BOX_UNIT,
        ACTIVATION);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(LABELS_TENSOR),
        parameters.get(BOXES_TENSOR),
        parameters.get(SCORES_TENSOR),
        RowAxes.read(parameters, QUERIES),
        parameters.get(FIRST_LABEL),
        parameters.get(BOX_FORM),
        parameters.get(BOX_UNIT),
        parameters.get(ACTIVATION),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return Stream.of(true, false).flatMap(batchAxis -> guess(outputs, batchAxis).stream()).toList();
  }

  private static Optional<Guess> guess(ModelOutputs outputs, boolean batchAxis) {
    Optional<TensorFact> boxes =
        RowAxes.find(outputs, batchAxis, 2, o -> o.dimension(-1) == 4 && !o.isWhole());
    Optional<TensorFact> labels = RowAxes.find(outputs, batchAxis, 1, TensorFact::isWhole);
    Optional<TensorFact> scores = RowAxes.find(outputs, batchAxis, 1, o -> !o.isWhole());
    boolean fits = boxes.isPresent() && labels.isPresent() && scores.isPresent();
    if (!fits || outputs.tensors().size() != 3) {
      return Optional.empty();
    }
    Guess guess =
        Guess.of(0, 95, "whole numbers, boxes and one value for each row")
            .with(LABELS_TENSOR, labels.get().name())
            .with(BOXES_TENSOR, boxes.get().name())
            .with(SCORES_TENSOR, scores.get().name());
    guess = RowAxes.guessed(guess, boxes.get(), batchAxis, QUERIES);
    return Optional.of(
        batchAxis ? ofQueries(guess, boxes.get(), scores.get()) : ofDetections(guess));
  }

  private static Guess ofQueries(Guess guess, TensorFact boxes, TensorFact scores) {
    return guess
        .with(BOX_FORM, BoxGuesses.form(boxes))
        .with(BOX_UNIT, BoxGuesses.unit(boxes))
        .with(ACTIVATION, scores.sample().isConfidence() ? Activation.NONE : Activation.SIGMOID);
  }

  /** Noise has few detections or none, from which nothing could be concluded. */
  private static Guess ofDetections(Guess guess) {
    return guess
        .asking(FIRST_LABEL, FIRST_LABEL_QUESTION + ", as in torchvision's detectors")
        .with(BOX_FORM, BoxForm.CORNERS)
        .with(BOX_UNIT, BoxUnit.PIXELS);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("RGB", "stretch", UsualManifest.SCALE_TO_ONE, "none")
        .withThresholds(0.4, 0.65);
  }

  /** A label number, a box and a confidence for each query. */
  private record Layout(
      String labelsTensor,
      String boxesTensor,
      String scoresTensor,
      RowAxes axes,
      int firstLabel,
      BoxForm boxForm,
      BoxUnit boxUnit,
      Activation activation,
      ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          axes.tensor(labelsTensor, ElementType.NUMBER, ": label numbers"),
          axes.tensor(boxesTensor, ElementType.FLOATING, " x box", 4L),
          axes.tensor(scoresTensor, ElementType.FLOATING, ": confidences"));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new QueryDecoder(this, new BoxReader(boxForm, boxUnit, model));
    }
  }

  private record QueryDecoder(Layout layout, BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor labels = outputs.get(0);
      OutputTensor boxes = outputs.get(1);
      OutputTensor scores = outputs.get(2);
      int rows = labels.count();
      RowAxes.requireRows(rows, boxes, 4);
      RowAxes.requireRows(rows, scores, 1);
      for (int query = 0; query < rows; query++) {
        float raw = layout.activation().apply(scores.floatAt(query));
        if (raw < thresholds.least()) {
          continue;
        }
        float confidence = Answers.confidence(raw, scores, query);
        int label =
            Answers.label(
                labels.numberAt(query) - layout.firstLabel(),
                thresholds.labelCount(),
                labels,
                query);
        if (confidence >= thresholds.of(label)) {
          box.read(boxes, 4 * query, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
          candidates.setMaskPlace(query);
        }
      }
    }
  }
}
