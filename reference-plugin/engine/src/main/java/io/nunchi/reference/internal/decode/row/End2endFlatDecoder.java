package io.nunchi.reference.internal.decode.row;

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
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Locale;

/**
 * {@code end2end-flat}: one tensor with the detections of all pictures, each with the number of its
 * picture. Sources: YOLOv7's {@code export.py --end2end}, https://github.com/WongKinYiu/yolov7, and
 * YOLO-NAS's flat format, https://github.com/Deci-AI/super-gradients.
 */
public final class End2endFlatDecoder implements DecoderType {

  private static final Parameter<Columns> COLUMNS =
      Parameter.of(
          "columns",
          ParameterType.choice(Columns.CHOICES),
          "Order of the last two numbers of a row: `labelConfidence` for YOLOv7,"
              + " `confidenceLabel` for YOLO-NAS.");
  private static final Parameter<BoxForm> BOX_FORM =
      SharedParameters.BOX_FORM.byDefault(BoxForm.CORNERS);
  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.PIXELS);

  private static final String COLUMNS_QUESTION =
      "labelConfidence (as in YOLOv7), or confidenceLabel (as in YOLO-NAS)";
  private static final String YOLO_NAS_OUTPUT = "flat_predictions";
  private static final int ROW_LENGTH = 7;
  private static final int PICTURE = 0;
  private static final int BOX = 1;
  private static final int FIFTH = 5;
  private static final int LAST = 6;

  /** Creates the decoder. */
  @Inject
  public End2endFlatDecoder() {}

  @Override
  public String name() {
    return "end2end-flat";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[rows, 7]: picture number, box, label number and confidence in either order",
        "YOLOv7 exported end to end, YOLO-NAS in its flat format",
        "One tensor of rows: number of the picture, left, top, right, bottom, and a label number"
            + " and a confidence in either order. Shape: [rows, 7]. Rows with a confidence of 0"
            + " are padding; others belong to picture 0, because the model is asked about one"
            + " picture at a time. The models suppress doubles themselves: use"
            + " `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, COLUMNS, BOX_FORM, BOX_UNIT);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(TENSOR),
        parameters.get(COLUMNS),
        parameters.get(BOX_FORM),
        parameters.get(BOX_UNIT),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(2).stream()
        .filter(output -> output.dimension(1) == ROW_LENGTH && output.isOpen(0))
        .map(End2endFlatDecoder::guess)
        .toList();
  }

  private static Guess guess(TensorFact output) {
    Guess guess =
        Guess.of(0, 90, "an open number of rows of 7 numbers, as end-to-end exports have")
            .with(TENSOR, output.name());
    boolean nas =
        output.name().toLowerCase(Locale.ROOT).contains(YOLO_NAS_OUTPUT)
            || Columns.CONFIDENCE_LABEL.isIn(output.sample());
    boolean v7 = Columns.LABEL_CONFIDENCE.isIn(output.sample());
    if (nas == v7) {
      return guess.asking(COLUMNS, COLUMNS_QUESTION);
    }
    return guess.with(COLUMNS, nas ? Columns.CONFIDENCE_LABEL : Columns.LABEL_CONFIDENCE);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
        "RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "none");
  }

  /** The order of the last two numbers of a row. */
  private enum Columns {
    LABEL_CONFIDENCE(FIFTH, LAST),
    CONFIDENCE_LABEL(LAST, FIFTH);

    static final Choices<Columns> CHOICES =
        Choices.of("labelConfidence", LABEL_CONFIDENCE).or("confidenceLabel", CONFIDENCE_LABEL);

    private final int label;
    private final int confidence;

    Columns(int label, int confidence) {
      this.label = label;
      this.confidence = confidence;
    }

    /** Tells whether the answer to noise has such rows. Zeros and ones are of either order. */
    boolean isIn(Sample sample) {
      boolean fractions = false;
      for (int row = 0; row + ROW_LENGTH <= sample.size(); row += ROW_LENGTH) {
        float number = sample.at(row + label);
        float value = sample.at(row + confidence);
        if (!(number >= 0) || number != Math.rint(number) || !(value >= 0 && value <= 1)) {
          return false;
        }
        fractions |= value != Math.rint(value);
      }
      return fractions;
    }
  }

  /** The number of a picture, a box, a label number and a confidence in each row. */
  private record Layout(
      String tensor, Columns columns, BoxForm boxForm, BoxUnit boxUnit, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              List.of(ExpectedTensor.ANY, (long) ROW_LENGTH),
              "rows x (picture number, 4 of the box, %s)"
                  .formatted(
                      columns == Columns.LABEL_CONFIDENCE
                          ? "label number, confidence"
                          : "confidence, label number")));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new RowDecoder(columns, new BoxReader(boxForm, boxUnit, model));
    }
  }

  private record RowDecoder(Columns columns, BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      for (int row = 0; row < tensor.floatCount(); row += ROW_LENGTH) {
        float raw = tensor.floatAt(row + columns.confidence);
        // Also at a threshold of 0: a row without confidence is padding.
        if (raw < thresholds.least() || raw == 0) {
          continue;
        }
        float confidence = Answers.confidence(raw, tensor, row + columns.confidence);
        int labelIndex = row + columns.label;
        int label =
            Answers.label(tensor.floatAt(labelIndex), thresholds.labelCount(), tensor, labelIndex);
        requireFirstPicture(tensor, row + PICTURE);
        if (confidence >= thresholds.of(label)) {
          box.read(tensor, row + BOX, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
        }
      }
    }

    private static void requireFirstPicture(OutputTensor tensor, int index)
        throws FrameRejectedException {
      float picture = tensor.floatAt(index);
      if (picture != 0) {
        throw new FrameRejectedException(
            Problem.of(ReferenceErrors.ANSWER_VALUE, "a detection is not of the only picture")
                .expected("picture number 0")
                .found(String.valueOf(picture))
                .where("output " + tensor.name() + ", element " + index)
                .fix("if this happens for every frame, the rows are those of another decoder"));
      }
    }
  }
}
