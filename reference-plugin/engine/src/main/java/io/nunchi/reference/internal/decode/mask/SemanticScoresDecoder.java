package io.nunchi.reference.internal.decode.mask;

import static io.nunchi.reference.internal.decode.SharedParameters.ROW_ACTIVATION;
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
import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code semantic-scores}: a value per label for every pixel or cell. Source: Long et al., Fully
 * Convolutional Networks for Semantic Segmentation, arXiv 1411.4038.
 */
public final class SemanticScoresDecoder implements DecoderType {

  private static final Parameter<Boolean> ALL_LABELS =
      Parameter.of(
              "labelsPerPixel",
              ParameterType.choice(Choices.of("best", false).or("all", true)),
              "`best`: a pixel belongs to the label with the greatest value. `all`: to every label"
                  + " whose confidence is at least 0.5.")
          .byDefault(false);

  private static final Parameter<Boolean> LABELS_LAST =
      Parameter.of(
              "order",
              ParameterType.choice(
                  Choices.of("labelsRowsColumns", false).or("rowsColumnsLabels", true)),
              "Order of the axes behind the first. `rowsColumnsLabels` is TensorFlow's.")
          .byDefault(false);

  private static final float HALF = 0.5f;
  private static final int LIKELIHOOD = 70;

  /** Creates the decoder. */
  @Inject
  public SemanticScoresDecoder() {}

  @Override
  public String name() {
    return "semantic-scores";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, labels, rows, columns] or [1, rows, columns, labels]: a value per label for every"
            + " pixel",
        "DeepLab, SegFormer, BiSeNet, PIDNet, U-Net, torchvision's FCN",
        "One tensor of a value per label for every pixel, or for every cell of `stride` pixels."
            + " Each label that covers at least `smallestPart` of the picture becomes one"
            + " detection: its mask is all its pixels, its box lies around them, and its confidence"
            + " is the mean confidence of its pixels. Shape: [1, labels, rows, columns] or [1,"
            + " rows, columns, labels], with one more for a background. Use `\"nms\": {\"mode\":"
            + " \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        TENSOR, STRIDE, LABELS_LAST, ROW_ACTIVATION, ALL_LABELS, BACKGROUND, SMALLEST_PART);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    LabelScores scores =
        new LabelScores(
            parameters.get(ROW_ACTIVATION),
            parameters.get(ALL_LABELS),
            PixelGrid.background(parameters));
    requireMeaning(parameters, scores, model);
    return new Layout(
        parameters.get(TENSOR),
        PixelGrid.read(parameters, model),
        parameters.get(LABELS_LAST),
        scores,
        model.labelCount(),
        parameters.get(SMALLEST_PART));
  }

  private static void requireMeaning(
      ParameterValues parameters, LabelScores scores, ModelShape model) {
    if (!parameters.isSoundSoFar()) {
      return;
    }
    int values = scores.valueCount(model.labelCount());
    if (scores.backgroundIndex() >= values) {
      parameters.wrong(
          BACKGROUND.key(),
          "there is no such value of a pixel",
          "a whole number from 0 to " + (values - 1),
          String.valueOf(scores.backgroundIndex()),
          "correct the index, or list all labels of the model in $.labels");
    }
    if (scores.allLabels() && scores.activation() == Activation.SOFTMAX) {
      parameters.wrong(
          ALL_LABELS.key(),
          "labels that exclude each other cannot share a pixel",
          "\"best\" beside a softmax",
          "\"all\"",
          "choose \"best\", or \"sigmoid\" as activation");
    }
    if (!scores.allLabels() && values == 1) {
      parameters.wrong(
          ALL_LABELS.key(),
          "a single value is the greatest everywhere",
          "\"all\", where a pixel has a single value",
          "\"best\"",
          "choose \"all\", or name the background");
    }
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(4).stream()
        .flatMap(output -> Stream.of(false, true).flatMap(last -> guess(outputs, output, last)))
        .toList();
  }

  private static Stream<Guess> guess(ModelOutputs outputs, TensorFact output, boolean labelsLast) {
    int rowAxis = labelsLast ? 1 : 2;
    int stride =
        PixelGrid.guessedStride(outputs, output.dimension(rowAxis), output.dimension(rowAxis + 1));
    int values = (int) output.dimension(labelsLast ? 3 : 1);
    if (stride == 0 || values < 1) {
      return Stream.empty();
    }
    boolean confidences = output.sample().isConfidence();
    Guess guess =
        Guess.of(
                values,
                LIKELIHOOD,
                "%d values for %s".formatted(values, stride == 1 ? "every pixel" : "every cell"))
            .with(TENSOR, output.name())
            .with(STRIDE, stride)
            .with(LABELS_LAST, labelsLast);
    if (values == 1) {
      return Stream.of(
          guess
              .with(ROW_ACTIVATION, confidences ? Activation.NONE : Activation.SIGMOID)
              .with(ALL_LABELS, true));
    }
    return Stream.of(
        guess
            .with(ROW_ACTIVATION, confidences ? Activation.NONE : Activation.SOFTMAX)
            .asking(BACKGROUND, PixelGrid.BACKGROUND_QUESTION));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
        "RGB", "stretch", "0.00392156862745098 with the \"mean\" and \"std\" of ImageNet", "none");
  }

  private record Layout(
      String tensor,
      PixelGrid grid,
      boolean labelsLast,
      LabelScores scores,
      int labels,
      float smallestPart)
      implements OutputLayout {

    int values() {
      return scores.valueCount(labels);
    }

    /** The place of a value in the output. */
    int index(int value, int row, int column) {
      return labelsLast
          ? (row * grid.columns() + column) * values() + value
          : (value * grid.rows() + row) * grid.columns() + column;
    }

    @Override
    public List<ExpectedTensor> tensors() {
      long rows = grid.rows();
      long columns = grid.columns();
      long values = values();
      String meaning = "%d labels%s".formatted(labels, values > labels ? " and background" : "");
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              labelsLast ? List.of(1L, rows, columns, values) : List.of(1L, values, rows, columns),
              labelsLast
                  ? "1 x rows x columns x (" + meaning + ")"
                  : "1 x (" + meaning + ") x rows x columns"));
    }

    @Override
    public boolean hasMasks() {
      return true;
    }

    @Override
    public OutputDecoder newDecoder() {
      return new PixelDecoder(this);
    }
  }

  /** Reads a row of pixels at a time, plane by plane, as the values lie in memory. */
  private static final class PixelDecoder implements OutputDecoder {

    private final Layout layout;
    private final PixelLabels labels;
    private final float[] greatest;
    private final int[] best;
    private final double[] sum;

    PixelDecoder(Layout layout) {
      this.layout = layout;
      labels = new PixelLabels(layout.grid(), layout.labels(), layout.scores().allLabels());
      greatest = new float[layout.grid().columns()];
      best = new int[layout.grid().columns()];
      sum = new double[layout.grid().columns()];
    }

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      labels.begin(candidates.picture());
      for (int row = labels.firstRow(); row < labels.endRow(); row++) {
        if (layout.scores().allLabels()) {
          readAll(tensor, row);
        } else {
          readBest(tensor, row);
        }
      }
      labels.addTo(candidates, thresholds, layout.smallestPart());
    }

    private void readAll(OutputTensor tensor, int row) throws FrameRejectedException {
      for (int value = 0; value < layout.values(); value++) {
        int label = layout.scores().labelOf(value);
        for (int column = labels.firstColumn(); column < labels.endColumn(); column++) {
          int index = layout.index(value, row, column);
          float raw = Answers.finite(tensor.floatAt(index), tensor, index);
          float confidence =
              Answers.confidence(layout.scores().activation().apply(raw), tensor, index);
          if (label != LabelScores.NO_BACKGROUND && confidence >= HALF) {
            labels.add(column, row, label, confidence);
          }
        }
      }
    }

    private void readBest(OutputTensor tensor, int row) throws FrameRejectedException {
      for (int value = 0; value < layout.values(); value++) {
        for (int column = labels.firstColumn(); column < labels.endColumn(); column++) {
          int index = layout.index(value, row, column);
          float raw = Answers.finite(tensor.floatAt(index), tensor, index);
          if (value == 0 || raw > greatest[column]) {
            greatest[column] = raw;
            best[column] = value;
          }
        }
      }
      boolean softmax = layout.scores().activation() == Activation.SOFTMAX;
      if (softmax) {
        sumExponentials(tensor, row);
      }
      for (int column = labels.firstColumn(); column < labels.endColumn(); column++) {
        int label = layout.scores().labelOf(best[column]);
        if (label != LabelScores.NO_BACKGROUND) {
          float confidence =
              softmax
                  ? (float) (1 / sum[column])
                  : layout.scores().activation().apply(greatest[column]);
          int index = layout.index(best[column], row, column);
          labels.add(column, row, label, Answers.confidence(confidence, tensor, index));
        }
      }
    }

    private void sumExponentials(OutputTensor tensor, int row) {
      for (int value = 0; value < layout.values(); value++) {
        for (int column = labels.firstColumn(); column < labels.endColumn(); column++) {
          double exponential =
              Math.exp(
                  tensor.floatAt(layout.index(value, row, column)) - (double) greatest[column]);
          sum[column] = value == 0 ? exponential : sum[column] + exponential;
        }
      }
    }

    @Override
    public void paintMask(
        List<OutputTensor> outputs, Candidates candidates, int candidate, MaskCanvas canvas) {
      labels.paint(candidates.maskPlace(candidate), canvas);
    }
  }
}
