package io.nunchi.reference.internal.decode.mask;

import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;
import static io.nunchi.reference.internal.decode.mask.PixelGrid.BACKGROUND;
import static io.nunchi.reference.internal.decode.mask.PixelGrid.SMALLEST_PART;
import static io.nunchi.reference.internal.decode.mask.PixelGrid.STRIDE;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.MaskCanvas;
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
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code semantic-labels}: a label number for every pixel or cell, as exporters write it that end
 * with an ArgMax, such as PaddleSeg and MMDeploy.
 */
public final class SemanticLabelsDecoder implements DecoderType {

  private static final Parameter<Boolean> CHANNEL_AXIS =
      Parameter.of(
              "channelAxis",
              ParameterType.flag(),
              "Whether there is an axis of length 1 before the rows, as MMDeploy has it.")
          .byDefault(false);

  /** Creates the decoder. */
  @Inject
  public SemanticLabelsDecoder() {}

  @Override
  public String name() {
    return "semantic-labels";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, columns]: a label number for every pixel",
        "models of semantic segmentation that end with an ArgMax: PaddleSeg, MMSegmentation",
        "One tensor of a label number for every pixel, or for every cell of `stride` pixels. Each"
            + " label that covers at least `smallestPart` of the picture becomes one detection as"
            + " for `semantic-scores`, with a confidence of 1. Shape: [1, rows, columns] or"
            + " [1, 1, rows, columns]. Use `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        TENSOR,
        STRIDE,
        CHANNEL_AXIS,
        BACKGROUND.help(
            "Number that means background, or nothing, such as 0 or 255, and is not among the"
                + " labels. Those above it count one less."),
        SMALLEST_PART);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(TENSOR),
        PixelGrid.read(parameters, model),
        parameters.get(CHANNEL_AXIS),
        new LabelScores(Activation.NONE, false, PixelGrid.background(parameters)),
        new Reported(model.labelCount(), parameters.get(SMALLEST_PART)));
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs
        .find(output -> outputs.tensors().size() == 1 && output.isWhole() && output.rank() >= 3)
        .flatMap(output -> guess(outputs, output))
        .stream()
        .toList();
  }

  private static Optional<Guess> guess(ModelOutputs outputs, TensorFact output) {
    int stride = PixelGrid.guessedStride(outputs, output.dimension(-2), output.dimension(-1));
    boolean channelAxis = output.rank() == 4 && output.dimension(1) == 1;
    if (stride == 0 || (output.rank() > 3 && !channelAxis)) {
      return Optional.empty();
    }
    return Optional.of(
        Guess.of(0, 95, "a whole number for " + (stride == 1 ? "every pixel" : "every cell"))
            .with(TENSOR, output.name())
            .with(STRIDE, stride)
            .with(CHANNEL_AXIS, channelAxis)
            .asking(BACKGROUND, PixelGrid.BACKGROUND_QUESTION));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("RGB", "stretch", UsualManifest.DIFFERS, "none");
  }

  /**
   * The labels that are reported.
   *
   * @param labels the number of labels
   * @param smallestPart the least part of the picture that a label covers
   */
  private record Reported(int labels, float smallestPart) {}

  private record Layout(
      String tensor, PixelGrid grid, boolean channelAxis, LabelScores scores, Reported reported)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      List<Long> shape = new ArrayList<>(List.of(1L));
      if (channelAxis) {
        shape.add(1L);
      }
      shape.add((long) grid.rows());
      shape.add((long) grid.columns());
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.NUMBER,
              shape,
              channelAxis ? "1 x 1 x rows x columns: label numbers" : "1 x rows x columns"));
    }

    @Override
    public boolean hasMasks() {
      return true;
    }

    @Override
    public OutputDecoder newDecoder() {
      return new PixelDecoder(this, new PixelLabels(grid, reported.labels(), false));
    }
  }

  private record PixelDecoder(Layout layout, PixelLabels labels) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      labels.begin(candidates.picture());
      for (int row = labels.firstRow(); row < labels.endRow(); row++) {
        for (int column = labels.firstColumn(); column < labels.endColumn(); column++) {
          int index = row * layout.grid().columns() + column;
          double number = tensor.numberAt(index);
          if (number != layout.scores().backgroundIndex()) {
            labels.add(column, row, label(number, tensor, index), 1);
          }
        }
      }
      labels.addTo(candidates, thresholds, layout.reported().smallestPart());
    }

    private int label(double number, OutputTensor tensor, int index) throws FrameRejectedException {
      int background = layout.scores().backgroundIndex();
      boolean behind = background != LabelScores.NO_BACKGROUND && number > background;
      return Answers.label(behind ? number - 1 : number, layout.reported().labels(), tensor, index);
    }

    @Override
    public void paintMask(
        List<OutputTensor> outputs, Candidates candidates, int candidate, MaskCanvas canvas) {
      labels.paint(candidates.maskPlace(candidate), canvas);
    }
  }
}
