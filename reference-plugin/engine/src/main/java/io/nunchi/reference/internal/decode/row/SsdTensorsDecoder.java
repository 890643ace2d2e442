package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.FIRST_LABEL;
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
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxGuesses;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ssd-tensors}: four tensors, as the detection models of TensorFlow answer. Source: the
 * TensorFlow Object Detection API, {@code detection_boxes} and its companions.
 */
public final class SsdTensorsDecoder implements DecoderType {

  private static final Parameter<String> BOXES_TENSOR =
      SharedParameters.tensor("boxesTensor", "Output of boxes.");
  private static final Parameter<String> LABELS_TENSOR =
      SharedParameters.tensor("labelsTensor", "Output of label numbers.");
  private static final Parameter<String> SCORES_TENSOR =
      SharedParameters.tensor("scoresTensor", "Output of confidences.");
  private static final Parameter<String> COUNT_TENSOR =
      SharedParameters.tensor("countTensor", "Output of the number of valid rows.");
  private static final Parameter<Integer> COUNT_AXES =
      Parameter.of(
              "countAxes",
              ParameterType.integer(1, 2),
              "Number of axes of `countTensor`: `1` for [1], `2` for [1, 1].")
          .byDefault(1);
  private static final Parameter<Integer> OPEN_ROWS =
      SharedParameters.OPEN_ROWS.help("Number of rows.");
  private static final Parameter<BoxForm> BOX_FORM =
      SharedParameters.BOX_FORM.byDefault(BoxForm.CORNERS_Y_FIRST);
  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.NORMALISED);

  /** Creates the decoder. */
  @Inject
  public SsdTensorsDecoder() {}

  @Override
  public String name() {
    return "ssd-tensors";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "boxes, label numbers, confidences and their count",
        "SSD and EfficientDet from TensorFlow, YOLO-NAS in its batch format",
        "Four tensors: boxes, label numbers, confidences, and the number of valid rows. Shapes:"
            + " [1, rows, 4], [1, rows], [1, rows], and [1] or [1, 1]. Label numbers and count may"
            + " be whole numbers or floating point.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        BOXES_TENSOR,
        LABELS_TENSOR,
        SCORES_TENSOR,
        COUNT_TENSOR,
        COUNT_AXES,
        OPEN_ROWS,
        FIRST_LABEL,
        BOX_FORM,
        BOX_UNIT);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(BOXES_TENSOR),
        parameters.get(LABELS_TENSOR),
        parameters.get(SCORES_TENSOR),
        parameters.get(COUNT_TENSOR),
        parameters.get(COUNT_AXES),
        parameters.find(OPEN_ROWS).map(Integer::longValue).orElse(ExpectedTensor.ANY),
        parameters.get(FIRST_LABEL),
        parameters.get(BOX_FORM),
        parameters.get(BOX_UNIT),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    Optional<TensorFact> boxes = BoxGuesses.boxes(outputs);
    Optional<TensorFact> labels = outputs.find(o -> o.rank() == 2 && isNamed(o, "class", "label"));
    Optional<TensorFact> scores = outputs.find(o -> o.rank() == 2 && isNamed(o, "score", "conf"));
    Optional<TensorFact> count =
        outputs.find(output -> output.shape().stream().allMatch(length -> length == 1));
    boolean fits = Stream.of(boxes, labels, scores, count).allMatch(Optional::isPresent);
    if (!fits || outputs.tensors().size() != 4) {
      return List.of();
    }
    Guess guess =
        Guess.of(0, 85, "boxes, labels, confidences and a count, as TensorFlow has")
            .with(BOXES_TENSOR, boxes.get().name())
            .with(LABELS_TENSOR, labels.get().name())
            .with(SCORES_TENSOR, scores.get().name())
            .with(COUNT_TENSOR, count.get().name());
    return List.of(
        count.get().rank() == 1
            ? guess.asking(FIRST_LABEL, FIRST_LABEL_QUESTION)
            : guess
                .with(COUNT_AXES, count.get().rank())
                .with(FIRST_LABEL, 0)
                .with(BOX_FORM, BoxForm.CORNERS)
                .with(BOX_UNIT, BoxUnit.PIXELS));
  }

  private static boolean isNamed(TensorFact output, String... parts) {
    String name = output.name().toLowerCase(Locale.ROOT);
    return Stream.of(parts).anyMatch(name::contains);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("RGB", "stretch", UsualManifest.DIFFERS, "none")
        .withThresholds(0.5, 0.45);
  }

  /** Boxes, label numbers, confidences, and their count. */
  private record Layout(
      String boxesTensor,
      String labelsTensor,
      String scoresTensor,
      String countTensor,
      int countAxes,
      long rows,
      int firstLabel,
      BoxForm boxForm,
      BoxUnit boxUnit,
      ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              boxesTensor, ElementType.FLOATING, List.of(1L, rows, 4L), "1 x rows x box"),
          new ExpectedTensor(
              labelsTensor, ElementType.NUMBER, List.of(1L, rows), "1 x rows: label numbers"),
          new ExpectedTensor(
              scoresTensor, ElementType.FLOATING, List.of(1L, rows), "1 x rows: confidences"),
          new ExpectedTensor(
              countTensor,
              ElementType.NUMBER,
              Collections.nCopies(countAxes, 1L),
              "how many rows count"));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new RowDecoder(firstLabel, new BoxReader(boxForm, boxUnit, model));
    }
  }

  private record RowDecoder(int firstLabel, BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor boxes = outputs.get(0);
      OutputTensor labels = outputs.get(1);
      OutputTensor scores = outputs.get(2);
      int count = count(outputs.get(3), boxes, labels, scores);
      for (int row = 0; row < count; row++) {
        float raw = scores.floatAt(row);
        if (raw < thresholds.least()) {
          continue;
        }
        float confidence = Answers.confidence(raw, scores, row);
        int label =
            Answers.label(labels.numberAt(row) - firstLabel, thresholds.labelCount(), labels, row);
        if (confidence >= thresholds.of(label)) {
          box.read(boxes, 4 * row, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
        }
      }
    }

    /** Tensors whose number of rows only the answer tells may contradict each other. */
    private static int count(
        OutputTensor counts, OutputTensor boxes, OutputTensor labels, OutputTensor scores)
        throws FrameRejectedException {
      double count = counts.numberAt(0);
      int rows = Math.min(boxes.count() / 4, Math.min(labels.count(), scores.count()));
      if (!(count >= 0 && count <= rows) || count != Math.rint(count)) {
        throw new FrameRejectedException(
            Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's answer is not a number of rows")
                .expected("a whole number from 0 to " + rows)
                .found(String.valueOf(count))
                .where("output " + counts.name())
                .fix("if this happens for every frame, \"countTensor\" names another tensor"));
      }
      return (int) count;
    }
  }
}
