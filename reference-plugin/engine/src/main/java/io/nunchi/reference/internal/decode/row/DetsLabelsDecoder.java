package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.OPEN_ROWS;

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
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Optional;

/**
 * {@code dets-labels}: boxes with their confidences in one tensor, label numbers in another.
 * Source: MMDeploy's {@code dets} and {@code labels}, https://github.com/open-mmlab/mmdeploy.
 */
public final class DetsLabelsDecoder implements DecoderType {

  private static final Parameter<String> BOXES_TENSOR =
      SharedParameters.tensor(
          "boxesTensor", "Output of boxes with their confidences, called `dets` as a rule.");
  private static final Parameter<String> LABELS_TENSOR =
      SharedParameters.tensor(
          "labelsTensor", "Output of label numbers, from 0, called `labels` as a rule.");

  private static final int ROW_LENGTH = 5;
  private static final int CONFIDENCE = 4;

  /** Creates the decoder. */
  @Inject
  public DetsLabelsDecoder() {}

  @Override
  public String name() {
    return "dets-labels";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, 5]: box and confidence, and [1, rows]: label numbers",
        "MMDetection's models exported by MMDeploy: RTMDet, Faster R-CNN, RetinaNet",
        "Two tensors: left, top, right, bottom in pixels of the input tensor and confidence for"
            + " each row, and a label number, int64 or int32, for each row. Rows with a confidence"
            + " of 0 are padding. The models suppress doubles themselves: use"
            + " `\"nms\": {\"mode\": \"none\"}`. Shapes: [1, rows, 5], [1, rows].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(BOXES_TENSOR, LABELS_TENSOR, OPEN_ROWS);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(BOXES_TENSOR),
        parameters.get(LABELS_TENSOR),
        parameters.find(OPEN_ROWS).map(Integer::longValue).orElse(ExpectedTensor.ANY),
        model);
  }

  /** Proposes no number of rows: that of the answer to noise may be another one for a picture. */
  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    Optional<TensorFact> boxes =
        outputs.find(o -> o.rank() == 3 && o.dimension(2) == ROW_LENGTH && !o.isWhole());
    Optional<TensorFact> labels = outputs.find(o -> o.rank() == 2 && o.isWhole());
    boolean fits =
        outputs.tensors().size() == 2
            && boxes.isPresent()
            && labels.isPresent()
            && boxes.get().dimension(1) == labels.get().dimension(1);
    return fits
        ? List.of(
            Guess.of(0, 95, "rows of 5 numbers, and a whole number for each, as MMDetection has")
                .with(BOXES_TENSOR, boxes.get().name())
                .with(LABELS_TENSOR, labels.get().name()))
        : List.of();
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
        "RGB; BGR for RTMDet",
        "letterboxTopLeft with \"rounding\": \"halfUp\" and the pad value of the test pipeline, 114"
            + " for RTMDet",
        "1 with \"mean\" and \"std\" of the data preprocessor",
        "none");
  }

  /** A box and a confidence, and a label number, in each row. */
  private record Layout(String boxesTensor, String labelsTensor, long rows, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              boxesTensor,
              ElementType.FLOATING,
              List.of(1L, rows, (long) ROW_LENGTH),
              "1 x rows x (4 of the box, confidence)"),
          new ExpectedTensor(
              labelsTensor, ElementType.INTEGER, List.of(1L, rows), "1 x rows: label numbers"));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new RowDecoder(new BoxReader(BoxForm.CORNERS, BoxUnit.PIXELS, model));
    }
  }

  private record RowDecoder(BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor boxes = outputs.get(0);
      OutputTensor labels = outputs.get(1);
      int rows = boxes.count() / ROW_LENGTH;
      requireRows(rows, labels);
      for (int row = 0; row < rows; row++) {
        int first = row * ROW_LENGTH;
        float raw = boxes.floatAt(first + CONFIDENCE);
        // Also at a threshold of 0: a row without confidence is padding.
        if (raw < thresholds.least() || raw == 0) {
          continue;
        }
        float confidence = Answers.confidence(raw, boxes, first + CONFIDENCE);
        int label = Answers.label(labels.numberAt(row), thresholds.labelCount(), labels, row);
        if (confidence >= thresholds.of(label)) {
          box.read(boxes, first, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
        }
      }
    }

    /** Tensors whose number of rows only the answer tells may contradict each other. */
    private static void requireRows(int rows, OutputTensor labels) throws FrameRejectedException {
      if (labels.count() != rows) {
        throw new FrameRejectedException(
            Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's outputs have different rows")
                .expected(rows + " label numbers, one for each box")
                .found(labels.count() + " label numbers")
                .where("output " + labels.name())
                .fix("if this happens for every frame, \"labelsTensor\" names another tensor"));
      }
    }
  }
}
