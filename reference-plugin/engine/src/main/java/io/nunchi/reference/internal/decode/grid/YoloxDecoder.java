package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.ALL_LABELS_PER_BOX;
import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;
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
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** {@code yolox}: one tensor of the cells of grids. Source: Ge et al., YOLOX, arXiv 2107.08430. */
public final class YoloxDecoder implements DecoderType {

  private static final Parameter<Boolean> DECODED =
      Parameter.of(
              "decoded",
              ParameterType.flag(),
              "`false`: boxes are relative to their cell, ((x + column) * stride, exp(width) *"
                  + " stride). `true`: they are in pixels already.")
          .byDefault(false);
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION
          .help("Function that turns raw objectness and label values into [0, 1].")
          .byDefault(Activation.NONE);

  private static final int OBJECTNESS = 4;
  private static final int FIRST_LABEL = 5;

  /** Centers relative to their cell stay near it; in pixels they reach across the picture. */
  private static final double GREATEST_RELATIVE_CENTER = 16;

  /** Creates the decoder. */
  @Inject
  public YoloxDecoder() {}

  @Override
  public String name() {
    return "yolox";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, cells, 5 + labels], boxes relative to cells or in pixels",
        "YOLOX",
        "One tensor of cells x (center x, center y, width, height, objectness, one value per"
            + " label). The cells are those of a grid for each stride, row by row. Confidence is"
            + " objectness times label value. Shape: [1, cells, 5 + labels].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, STRIDES, DECODED, ACTIVATION, ALL_LABELS_PER_BOX);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(TENSOR),
        Strides.read(parameters, model),
        parameters.get(DECODED),
        LabelScores.withoutBackground(
            parameters.get(ACTIVATION), parameters.get(ALL_LABELS_PER_BOX)),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return UsualGrid.of(outputs).stream()
        .filter(grid -> grid.rows() == grid.cells() && grid.numbers() > FIRST_LABEL)
        .map(YoloxDecoder::guess)
        .toList();
  }

  private static Guess guess(UsualGrid grid) {
    int step = (int) grid.numbers();
    int labels = step - FIRST_LABEL;
    Sample sample = grid.tensor().sample();
    boolean relative = sample.within(0, step, -GREATEST_RELATIVE_CENTER, GREATEST_RELATIVE_CENTER);
    boolean confidences = true;
    for (int i = OBJECTNESS; i < step; i++) {
      confidences &= sample.isConfidence(i, step);
    }
    return Guess.of(
            labels,
            90,
            "one row for each of %s, of 4 + 1 + %d numbers; %s; %s"
                .formatted(
                    grid.description(),
                    labels,
                    relative ? "centers are relative to their cell" : "centers are in pixels",
                    confidences ? "values are confidences" : "values need a sigmoid"))
        .with(TENSOR, grid.tensor().name())
        .with(STRIDES, grid.strides())
        .with(DECODED, !relative)
        .with(ACTIVATION, confidences ? Activation.NONE : Activation.SIGMOID);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
        "BGR",
        "letterboxTopLeft with \"padValue\": 114, and \"undo\": \"nominal\" for the very boxes of"
            + " YOLOX's own code",
        "1",
        "perLabel");
  }

  /** A grid of cells at several strides, each with a box, an objectness and a value per label. */
  private record Layout(
      String tensor, List<Integer> strides, boolean decoded, LabelScores scores, ModelShape model)
      implements OutputLayout {

    int rowLength() {
      return FIRST_LABEL + model.labelCount();
    }

    @Override
    public List<ExpectedTensor> tensors() {
      long cells = Strides.cells(strides, model);
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              List.of(1L, cells, (long) rowLength()),
              "1 x %d cells of strides %s in %d x %d pixels x (4 of the box, objectness, %d labels)"
                  .formatted(
                      cells,
                      strides,
                      model.inputWidth(),
                      model.inputHeight(),
                      model.labelCount())));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new CellDecoder(this, new LabelHits(scores));
    }
  }

  private record CellDecoder(Layout layout, LabelHits hits) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      int row = 0;
      for (int stride : layout.strides()) {
        int columns = layout.model().inputWidth() / stride;
        int rows = layout.model().inputHeight() / stride;
        for (int y = 0; y < rows; y++) {
          for (int x = 0; x < columns; x++) {
            if (isHit(tensor, row, thresholds)) {
              add(tensor, row, x, y, stride, candidates);
            }
            row += layout.rowLength();
          }
        }
      }
    }

    private boolean isHit(OutputTensor tensor, int row, Thresholds thresholds)
        throws FrameRejectedException {
      return hits.findWeighted(tensor, row + OBJECTNESS, row + FIRST_LABEL, 1, thresholds) > 0;
    }

    private void add(OutputTensor tensor, int row, int x, int y, int stride, Candidates candidates)
        throws FrameRejectedException {
      float centerX = tensor.floatAt(row);
      float centerY = tensor.floatAt(row + 1);
      float width = tensor.floatAt(row + 2);
      float height = tensor.floatAt(row + 3);
      if (!layout.decoded()) {
        centerX = (centerX + x) * stride;
        centerY = (centerY + y) * stride;
        width = (float) Math.exp(width) * stride;
        height = (float) Math.exp(height) * stride;
      }
      float left = centerX - width / 2;
      float top = centerY - height / 2;
      float right = centerX + width / 2;
      float bottom = centerY + height / 2;
      Answers.requireFiniteBox(left, top, right, bottom, tensor, row);
      hits.addTo(candidates, left, top, right, bottom);
    }
  }
}
