package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.BATCH_AXIS;
import static io.nunchi.reference.internal.decode.SharedParameters.OPEN_ROWS;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

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
import io.nunchi.reference.internal.decode.BoxGuesses;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.RowAxes;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.grid.UsualGrid;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code end2end}: one tensor of rows, as YOLOv10 and YOLO26 answer, and other detectors that were
 * exported together with their suppression. Source: Wang et al., YOLOv10, arXiv 2405.14458.
 */
public final class End2endDecoder implements DecoderType {

  private static final Parameter<BoxForm> BOX_FORM =
      SharedParameters.BOX_FORM.byDefault(BoxForm.CORNERS);
  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.PIXELS);

  private static final int ROW_LENGTH = 6;
  private static final int CONFIDENCE = 4;
  private static final int LABEL = 5;
  private static final int MAX_GUESSED_ROWS = 1000;

  /** Creates the decoder. */
  @Inject
  public End2endDecoder() {}

  @Override
  public String name() {
    return "end2end";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, 6]: box, confidence, label number",
        "YOLOv10, YOLO26, any model exported with its NMS",
        "One tensor of rows: four numbers of a box, confidence, label number. Shape: [1, rows, 6],"
            + " or without the first axis. Rows with a confidence of 0 are padding. Models that"
            + " suppress doubles themselves, or need no suppression, have `\"nms\": {\"mode\":"
            + " \"none\"}`; for others say what is to be done.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, BATCH_AXIS, OPEN_ROWS, BOX_FORM, BOX_UNIT);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(TENSOR),
        RowAxes.read(parameters, OPEN_ROWS),
        parameters.get(BOX_FORM),
        parameters.get(BOX_UNIT),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    boolean grid = UsualGrid.of(outputs).stream().anyMatch(UsualGrid::fits);
    return Stream.of(true, false)
        .flatMap(
            batchAxis ->
                outputs.single(batchAxis ? 3 : 2).stream()
                    .filter(o -> o.dimension(-2) <= MAX_GUESSED_ROWS)
                    .filter(o -> o.dimension(-1) == ROW_LENGTH)
                    .map(output -> guess(output, batchAxis, grid ? 30 : 85)))
        .toList();
  }

  private static Guess guess(TensorFact output, boolean batchAxis, int likelihood) {
    return RowAxes.guessed(
        Guess.of(
                0,
                likelihood,
                "rows of 6 numbers that are not the cells of a grid: box, confidence, label")
            .with(TENSOR, output.name())
            .with(BOX_UNIT, BoxGuesses.unit(output)),
        output,
        batchAxis,
        OPEN_ROWS);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
            "RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "none")
        .withThresholds(0.25, 0.65);
  }

  /** A box, a confidence and a label number in each row. */
  private record Layout(
      String tensor, RowAxes axes, BoxForm boxForm, BoxUnit boxUnit, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          axes.tensor(
              tensor,
              ElementType.FLOATING,
              " x (4 of the box, confidence, label number)",
              (long) ROW_LENGTH));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new RowDecoder(new BoxReader(boxForm, boxUnit, model));
    }
  }

  private record RowDecoder(BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      for (int row = 0; row < tensor.floatCount(); row += ROW_LENGTH) {
        float raw = tensor.floatAt(row + CONFIDENCE);
        // Also at a threshold of 0: a row without confidence is padding.
        if (raw < thresholds.least() || raw == 0) {
          continue;
        }
        float confidence = Answers.confidence(raw, tensor, row + CONFIDENCE);
        int labelIndex = row + LABEL;
        int label =
            Answers.label(tensor.floatAt(labelIndex), thresholds.labelCount(), tensor, labelIndex);
        if (confidence >= thresholds.of(label)) {
          box.read(tensor, row, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
        }
      }
    }
  }
}
