package io.nunchi.reference.internal.decode.row;

import static io.nunchi.reference.internal.decode.SharedParameters.FIRST_LABEL;
import static io.nunchi.reference.internal.decode.SharedParameters.FIRST_LABEL_QUESTION;
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
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * {@code ssd}: one tensor of rows, as the DetectionOutput layer of Caffe and OpenVINO answers.
 * Source: Liu et al., SSD, arXiv 1512.02325.
 */
public final class SsdDecoder implements DecoderType {

  private static final Parameter<Integer> OPEN_ROWS =
      SharedParameters.OPEN_ROWS.help("Number of rows.");

  private static final int ROW_LENGTH = 7;
  private static final int IMAGE = 0;
  private static final int LABEL = 1;
  private static final int CONFIDENCE = 2;
  private static final int BOX = 3;

  /** Creates the decoder. */
  @Inject
  public SsdDecoder() {}

  @Override
  public String name() {
    return "ssd";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, 1, rows, 7]",
        "SSD from Caffe and OpenVINO",
        "One tensor of rows: image number, label number, confidence, left, top, right, bottom in"
            + " parts of the input tensor. A negative image number ends the list. Shape:"
            + " [1, 1, rows, 7].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, OPEN_ROWS, FIRST_LABEL);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(TENSOR),
        parameters.find(OPEN_ROWS).map(Integer::longValue).orElse(ExpectedTensor.ANY),
        parameters.get(FIRST_LABEL),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(4).stream()
        .filter(output -> output.dimension(1) == 1 && output.dimension(3) == ROW_LENGTH)
        .map(SsdDecoder::guess)
        .toList();
  }

  private static Guess guess(TensorFact output) {
    Guess guess =
        Guess.of(0, 90, "rows of 7 numbers, as DetectionOutput answers")
            .with(TENSOR, output.name())
            .asking(FIRST_LABEL, FIRST_LABEL_QUESTION);
    return output.isOpen(2) ? guess : guess.with(OPEN_ROWS, (int) output.dimension(2));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("BGR", "stretch", "1", "none").withThresholds(0.5, 0.45);
  }

  /** Rows of seven numbers. */
  private record Layout(String tensor, long rows, int firstLabel, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              List.of(1L, 1L, rows, (long) ROW_LENGTH),
              "1 x 1 x rows x (image number, label number, confidence, 4 of the box)"));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new RowDecoder(firstLabel, new BoxReader(BoxForm.CORNERS, BoxUnit.NORMALISED, model));
    }
  }

  private record RowDecoder(int firstLabel, BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      for (int row = 0; row < tensor.floatCount(); row += ROW_LENGTH) {
        if (tensor.floatAt(row + IMAGE) < 0) {
          return;
        }
        float raw = tensor.floatAt(row + CONFIDENCE);
        // Also at a threshold of 0: a row without confidence is padding.
        if (raw < thresholds.least() || raw == 0) {
          continue;
        }
        float confidence = Answers.confidence(raw, tensor, row + CONFIDENCE);
        int labelIndex = row + LABEL;
        int label =
            Answers.label(
                tensor.floatAt(labelIndex) - firstLabel,
                thresholds.labelCount(),
                tensor,
                labelIndex);
        if (confidence >= thresholds.of(label)) {
          box.read(tensor, row + BOX, 1);
          candidates.add(box.left(), box.top(), box.right(), box.bottom(), confidence, label);
        }
      }
    }
  }
}
