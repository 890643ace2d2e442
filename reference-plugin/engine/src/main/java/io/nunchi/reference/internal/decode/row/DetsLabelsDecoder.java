package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.BATCH_AXIS;
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
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.RowAxes;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
            + " each row, and a label number for each row. Rows with a confidence of 0 are padding."
            + " The models suppress doubles themselves: use `\"nms\": {\"mode\": \"none\"}`."
            + " Shapes: [1, rows, 5], [1, rows], or without the first axis.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(BOXES_TENSOR, LABELS_TENSOR, BATCH_AXIS, OPEN_ROWS);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(BOXES_TENSOR),
        parameters.get(LABELS_TENSOR),
        RowAxes.read(parameters, OPEN_ROWS),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return Stream.of(true, false).flatMap(batchAxis -> guess(outputs, batchAxis).stream()).toList();
  }

  private static Optional<Guess> guess(ModelOutputs outputs, boolean batchAxis) {
    Optional<TensorFact> boxes =
        RowAxes.find(outputs, batchAxis, 2, o -> o.dimension(-1) == ROW_LENGTH && !o.isWhole());
    Optional<TensorFact> labels = RowAxes.find(outputs, batchAxis, 1, TensorFact::isWhole);
    boolean fits =
        outputs.tensors().size() == 2
            && boxes.isPresent()
            && labels.isPresent()
            && boxes.get().dimension(-2) == labels.get().dimension(-1);
    return fits
        ? Optional.of(
            RowAxes.guessed(
                Guess.of(
                        0, 95, "rows of 5 numbers, and a whole number for each, as MMDetection has")
                    .with(BOXES_TENSOR, boxes.get().name())
                    .with(LABELS_TENSOR, labels.get().name()),
                boxes.get(),
                batchAxis,
                OPEN_ROWS))
        : Optional.empty();
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
  private record Layout(String boxesTensor, String labelsTensor, RowAxes axes, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          axes.tensor(
              boxesTensor,
              ElementType.FLOATING,
              " x (4 of the box, confidence)",
              (long) ROW_LENGTH),
          axes.tensor(labelsTensor, ElementType.NUMBER, ": label numbers"));
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
      RowAxes.requireRows(rows, labels, 1);
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
          candidates.setMaskPlace(row);
        }
      }
    }
  }
}
