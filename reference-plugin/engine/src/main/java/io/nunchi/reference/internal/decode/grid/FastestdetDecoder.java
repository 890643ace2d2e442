package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.STRIDE;
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
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.Optional;

/**
 * {@code fastestdet}: one tensor of planes over a single grid. Source: FastestDet's own
 * post-processing, https://github.com/dog-qiuqiu/FastestDet.
 */
public final class FastestdetDecoder implements DecoderType {

  private static final double OBJECTNESS_POWER = 0.6;
  private static final double LABEL_POWER = 0.4;

  /** Other grids of planes are features or prototypes of masks as a rule. */
  private static final int USUAL_STRIDE = 16;

  private static final int OBJECTNESS = 0;
  private static final int BOX = 1;
  private static final int FIRST_LABEL = 5;

  /** Creates the decoder. */
  @Inject
  public FastestdetDecoder() {}

  @Override
  public String name() {
    return "fastestdet";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, 5 + labels, rows, columns]",
        "FastestDet",
        "One tensor of planes for the cells of a single grid: objectness, x, y, width, height, one"
            + " value per label. Confidence is objectness^0.6 * label value^0.4; a box is ((column"
            + " + tanh(x)) / columns, sigmoid(width)) in parts of the input tensor. Shape:"
            + " [1, 5 + labels, rows, columns].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, STRIDE);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    int stride = parameters.get(STRIDE);
    return new Layout(
        parameters.get(TENSOR),
        Strides.cells(model.inputWidth(), stride),
        Strides.cells(model.inputHeight(), stride),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    Optional<TensorFact> output = outputs.single(4);
    if (output.isEmpty()) {
      return List.of();
    }
    TensorFact planes = output.get();
    int stride = outputs.strideOf(planes.dimension(2) * planes.dimension(3));
    int labels = (int) planes.dimension(1) - FIRST_LABEL;
    return stride == 0 || labels < 1
        ? List.of()
        : List.of(
            Guess.of(
                    labels,
                    stride == USUAL_STRIDE ? 80 : 40,
                    "1 + 4 + %d numbers for each cell of a grid of stride %d"
                        .formatted(labels, stride))
                .with(TENSOR, planes.name())
                .with(STRIDE, stride));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("BGR", "stretch", UsualManifest.SCALE_TO_ONE, "perLabel")
        .withThresholds(0.5, 0.45);
  }

  /** One grid, each number of a cell in a plane of its own. */
  private record Layout(String tensor, int columns, int rows, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              List.of(1L, (long) FIRST_LABEL + model.labelCount(), (long) rows, (long) columns),
              "1 x (objectness, 4 of the box, %d labels) x rows x columns"
                  .formatted(model.labelCount())));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new PlaneDecoder(this, columns * rows);
    }
  }

  private record PlaneDecoder(Layout layout, int plane) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      for (int cell = 0; cell < plane; cell++) {
        int index = OBJECTNESS * plane + cell;
        double objectness =
            Math.pow(Answers.confidence(tensor.floatAt(index), tensor, index), OBJECTNESS_POWER);
        if (objectness < thresholds.least()) {
          continue;
        }
        int best = 0;
        float bestValue = -1;
        for (int label = 0; label < thresholds.labelCount(); label++) {
          int labelIndex = (FIRST_LABEL + label) * plane + cell;
          float value = Answers.confidence(tensor.floatAt(labelIndex), tensor, labelIndex);
          if (value > bestValue) {
            best = label;
            bestValue = value;
          }
        }
        float confidence = (float) (objectness * Math.pow(bestValue, LABEL_POWER));
        if (confidence >= thresholds.of(best)) {
          add(tensor, cell, confidence, best, candidates);
        }
      }
    }

    private void add(
        OutputTensor tensor, int cell, float confidence, int label, Candidates candidates)
        throws FrameRejectedException {
      int box = BOX * plane + cell;
      int inputWidth = layout.model().inputWidth();
      int inputHeight = layout.model().inputHeight();
      float cellWidth = (float) inputWidth / layout.columns();
      float cellHeight = (float) inputHeight / layout.rows();
      int column = cell % layout.columns();
      int row = cell / layout.columns();
      float centerX = (float) (column + Math.tanh(tensor.floatAt(box))) * cellWidth;
      float centerY = (float) (row + Math.tanh(tensor.floatAt(box + plane))) * cellHeight;
      float width = Activation.sigmoid(tensor.floatAt(box + 2 * plane)) * inputWidth;
      float height = Activation.sigmoid(tensor.floatAt(box + 3 * plane)) * inputHeight;
      float left = centerX - width / 2;
      float top = centerY - height / 2;
      float right = centerX + width / 2;
      float bottom = centerY + height / 2;
      Answers.requireFiniteBox(left, top, right, bottom, tensor, box);
      candidates.add(left, top, right, bottom, confidence, label);
    }
  }
}
