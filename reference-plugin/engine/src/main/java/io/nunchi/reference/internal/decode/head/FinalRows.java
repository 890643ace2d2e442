package io.nunchi.reference.internal.decode.head;

import static io.nunchi.reference.internal.decode.SharedParameters.OPEN_ROWS;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * The answer of a model that suppresses doubles itself: in each row a box, a confidence, a label
 * number, and further numbers.
 *
 * @param tensorName the output's name
 * @param rows the number of rows, or {@link ExpectedTensor#ANY}
 * @param extras the further numbers
 */
public record FinalRows(String tensorName, long rows, HeadRows.Extras extras) implements RichRows {

  /** The manifests of Ultralytics' models, with the thresholds of its own predictions. */
  public static final UsualManifest USUAL =
      new UsualManifest("RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "none")
          .withThresholds(0.25, 0.7);

  /** The parameters that {@link #read} reads. */
  public static final List<Parameter<?>> PARAMETERS = List.of(TENSOR, OPEN_ROWS);

  /** The numbers of a row before the further ones. */
  public static final int OF_BOX_AND_LABEL = 6;

  private static final int CONFIDENCE = 4;
  private static final int LABEL = 5;

  /**
   * Reads {@link #PARAMETERS}.
   *
   * @param parameters the parameters
   * @param extras the further numbers
   * @return the rows
   */
  public static FinalRows read(ParameterValues parameters, HeadRows.Extras extras) {
    return new FinalRows(
        parameters.get(TENSOR),
        parameters.find(OPEN_ROWS).map(Integer::longValue).orElse(ExpectedTensor.ANY),
        extras);
  }

  private int numbers() {
    return OF_BOX_AND_LABEL + extras.count();
  }

  @Override
  public ExpectedTensor tensor() {
    return new ExpectedTensor(
        tensorName,
        ElementType.FLOATING,
        List.of(1L, rows, (long) numbers()),
        "1 x rows x (4 of the box, confidence, label number, %d %s)"
            .formatted(extras.count(), extras.meaning()));
  }

  @Override
  public int step() {
    return 1;
  }

  @Override
  public Reader newReader() {
    return new RowReader(numbers());
  }

  private record RowReader(int numbers) implements Reader {

    @Override
    public void read(OutputTensor tensor, Thresholds thresholds, Taker taker)
        throws FrameRejectedException {
      for (int row = 0; row < tensor.floatCount(); row += numbers) {
        float raw = tensor.floatAt(row + CONFIDENCE);
        // Also at a threshold of 0: a row without confidence is padding.
        if (raw < thresholds.least() || raw == 0) {
          continue;
        }
        float confidence = Answers.confidence(raw, tensor, row + CONFIDENCE);
        int label =
            Answers.label(
                tensor.floatAt(row + LABEL), thresholds.labelCount(), tensor, row + LABEL);
        if (confidence >= thresholds.of(label)) {
          taker.take(new RichRow(tensor, row, row + OF_BOX_AND_LABEL, 1, label, confidence));
        }
      }
    }
  }
}
