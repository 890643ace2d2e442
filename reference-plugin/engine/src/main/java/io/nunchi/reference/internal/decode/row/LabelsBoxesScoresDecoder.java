package io.nunchi.reference.internal.decode.row;

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
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.Optional;

/**
 * {@code labels-boxes-scores}: three tensors with one row per query, as DETR's descendants export
 * them (RT-DETR, D-FINE, DEIM).
 */
public final class LabelsBoxesScoresDecoder implements DecoderType {

  private static final Parameter<String> LABELS_TENSOR =
      SharedParameters.tensor("labelsTensor", "Output of label numbers, from 0, int64 or int32.");
  private static final Parameter<String> BOXES_TENSOR =
      SharedParameters.tensor("boxesTensor", "Output of boxes.");
  private static final Parameter<String> SCORES_TENSOR =
      SharedParameters.tensor("scoresTensor", "Output of confidences.");
  private static final Parameter<Integer> QUERIES =
      Parameter.of("queries", ParameterType.integer(1, 100_000), "Number of rows.");
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
        "RT-DETR, D-FINE, DEIM with post-processing",
        "Three tensors with one row per query, as DETR's descendants export them. Shapes:"
            + " [1, queries], [1, queries, 4], [1, queries].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        LABELS_TENSOR, BOXES_TENSOR, SCORES_TENSOR, QUERIES, BOX_FORM, BOX_UNIT, ACTIVATION);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(LABELS_TENSOR),
        parameters.get(BOXES_TENSOR),
        parameters.get(SCORES_TENSOR),
        parameters.get(QUERIES),
        parameters.get(BOX_FORM),
        parameters.get(BOX_UNIT),
        parameters.get(ACTIVATION),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    Optional<TensorFact> boxes = BoxGuesses.boxes(outputs);
    Optional<TensorFact> labels = outputs.find(o -> o.rank() == 2 && o.isWhole());
    Optional<TensorFact> scores = outputs.find(o -> o.rank() == 2 && !o.isWhole());
    boolean fits = boxes.isPresent() && labels.isPresent() && scores.isPresent();
    if (!fits || outputs.tensors().size() != 3) {
      return List.of();
    }
    int queries = (int) boxes.get().dimension(1);
    boolean confidences = scores.get().sample().isConfidence();
    return List.of(
        Guess.of(
                0,
                95,
                "whole numbers, boxes and one value for each of %d queries".formatted(queries))
            .with(LABELS_TENSOR, labels.get().name())
            .with(BOXES_TENSOR, boxes.get().name())
            .with(SCORES_TENSOR, scores.get().name())
            .with(QUERIES, queries)
            .with(BOX_FORM, BoxGuesses.form(boxes.get()))
            .with(BOX_UNIT, BoxGuesses.unit(boxes.get()))
            .with(ACTIVATION, confidences ? Activation.NONE : Activation.SIGMOID));
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
      int queries,
      BoxForm boxForm,
      BoxUnit boxUnit,
      Activation activation,
      ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      long rows = queries;
      return List.of(
          new ExpectedTensor(
              labelsTensor, ElementType.INTEGER, List.of(1L, rows), "1 x queries: label numbers"),
          new ExpectedTensor(
              boxesTensor, ElementType.FLOATING, List.of(1L, rows, 4L), "1 x queries x box"),
          new ExpectedTensor(
              scoresTensor, ElementType.FLOATING, List.of(1L, rows), "1 x queries: confidences"));
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
      for (int query = 0; query < layout.queries(); query++) {
        float raw = layout.activation().apply(scores.floatAt(query));
        if (raw < thresholds.least()) {
          continue;
        }
        float confidence = Answers.confidence(raw, scores, query);
        int label = Answers.label(labels.numberAt(query), thresholds.labelCount(), labels, query);
        if (confidence >= thresholds.of(label)) {
          box.read(boxes, 4 * query, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
        }
      }
    }
  }
}
