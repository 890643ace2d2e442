package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.ALL_LABELS_PER_BOX;
import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;

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
import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code yolov5-heads}: one raw tensor for each stride, as YOLOv5 and YOLOv7 are exported for other
 * runtimes. Source: Detect in https://github.com/ultralytics/yolov5.
 */
public final class Yolov5HeadsDecoder implements DecoderType {

  private static final Parameter<List<String>> TENSORS =
      SharedParameters.tensors("tensors", "raw numbers");
  private static final Parameter<List<Float>> ANCHORS =
      Parameter.of(
          "anchors",
          ParameterType.numbers(256, 0.01f, 8192),
          "Width and height in pixels of every anchor, stride by stride: `[10, 13, 16, 30, ...]`.");
  private static final Parameter<Boolean> NUMBERS_LAST =
      Parameter.of(
          "order",
          ParameterType.choice(
              Choices.of("anchorsRowsColumnsNumbers", true).or("anchorsNumbersRowsColumns", false)),
          "[1, anchors, rows, columns, 5 + labels], or [1, anchors * (5 + labels), rows,"
              + " columns].");
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION
          .help("`none` if the model has applied the sigmoid to all numbers already.")
          .byDefault(Activation.SIGMOID);

  private static final int OBJECTNESS = 4;
  private static final int FIRST_LABEL = 5;

  /** Creates the decoder. */
  @Inject
  public Yolov5HeadsDecoder() {}

  @Override
  public String name() {
    return "yolov5-heads";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, anchors, rows, columns, 5 + labels] for each stride",
        "YOLOv5, YOLOv7, raw",
        "The raw tensors of the models that `yolov5` reads, one for each stride. A box is"
            + " ((2 sigmoid(x) - 0.5 + column) * stride, (2 sigmoid(width))² * anchor width), and"
            + " the same downwards.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSORS, STRIDES, ANCHORS, NUMBERS_LAST, ACTIVATION, ALL_LABELS_PER_BOX);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    List<Integer> strides = Strides.read(parameters, model);
    List<String> tensors = Strides.tensors(parameters, TENSORS);
    List<Float> anchors = parameters.get(ANCHORS);
    if (parameters.isSoundSoFar() && anchors.size() % (2 * strides.size()) != 0) {
      parameters.wrong(
          ANCHORS.key(),
          "there are not as many anchors for each stride",
          "width and height of each anchor, stride by stride: a multiple of "
              + 2 * strides.size()
              + " numbers",
          anchors.size() + " numbers",
          "list the anchors as the model was trained with them");
    }
    return new Layout(
        tensors,
        strides,
        anchors,
        parameters.get(NUMBERS_LAST),
        LabelScores.withoutBackground(
            parameters.get(ACTIVATION), parameters.get(ALL_LABELS_PER_BOX)),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return StrideGroups.of(outputs, 1).map(Yolov5HeadsDecoder::guesses).orElse(List.of());
  }

  private static List<Guess> guesses(StrideGroups groups) {
    List<String> tensors = new ArrayList<>();
    int numbers = 0;
    boolean apart = false;
    for (List<TensorFact> group : groups.tensors()) {
      TensorFact head = group.get(0);
      apart = head.rank() == 5 && head.dimension(1) == UsualGrid.ANCHORS;
      boolean together = head.rank() == 4 && head.dimension(1) % UsualGrid.ANCHORS == 0;
      if (!apart && !together) {
        return List.of();
      }
      tensors.add(head.name());
      numbers = (int) (apart ? head.dimension(4) : head.dimension(1) / UsualGrid.ANCHORS);
    }
    int labels = numbers - FIRST_LABEL;
    if (labels < 1) {
      return List.of();
    }
    return List.of(
        Guess.of(
                labels,
                80,
                "for strides %s a raw head of %d anchors x (4 + 1 + %d numbers)"
                    .formatted(groups.strides(), UsualGrid.ANCHORS, labels))
            .with(TENSORS, tensors)
            .with(STRIDES, groups.strides())
            .asking(
                ANCHORS,
                "a list of width, height of each anchor in pixels, in the order of the strides,"
                    + " from the model's training configuration")
            .with(NUMBERS_LAST, apart));
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
            "RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "perLabel")
        .withThresholds(0.25, 0.45);
  }

  /** A grid for each stride, and a box for each anchor of each cell. */
  private record Layout(
      List<String> names,
      List<Integer> strides,
      List<Float> anchors,
      boolean numbersLast,
      LabelScores scores,
      ModelShape model)
      implements OutputLayout {

    int anchorsPerCell() {
      return anchors.size() / (2 * strides.size());
    }

    float anchorWidth(int strideIndex, int anchor) {
      return anchors.get(2 * (strideIndex * anchorsPerCell() + anchor));
    }

    float anchorHeight(int strideIndex, int anchor) {
      return anchors.get(2 * (strideIndex * anchorsPerCell() + anchor) + 1);
    }

    int numbers() {
      return FIRST_LABEL + model.labelCount();
    }

    int columns(int stride) {
      return model.inputWidth() / stride;
    }

    int rows(int stride) {
      return model.inputHeight() / stride;
    }

    @Override
    public List<ExpectedTensor> tensors() {
      List<ExpectedTensor> expected = new ArrayList<>();
      String numbers = "(4 of the box, objectness, " + model.labelCount() + " labels)";
      for (int i = 0; i < strides.size(); i++) {
        long rows = rows(strides.get(i));
        long columns = columns(strides.get(i));
        long perCell = anchorsPerCell();
        expected.add(
            numbersLast
                ? new ExpectedTensor(
                    names.get(i),
                    ElementType.FLOATING,
                    List.of(1L, perCell, rows, columns, (long) numbers()),
                    "1 x anchors x rows x columns x " + numbers)
                : new ExpectedTensor(
                    names.get(i),
                    ElementType.FLOATING,
                    List.of(1L, perCell * numbers(), rows, columns),
                    "1 x (anchors x " + numbers + ") x rows x columns"));
      }
      return List.copyOf(expected);
    }

    @Override
    public OutputDecoder newDecoder() {
      return new HeadDecoder(this, new LabelHits(scores));
    }
  }

  private record HeadDecoder(Layout layout, LabelHits hits) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      for (int i = 0; i < layout.strides().size(); i++) {
        int stride = layout.strides().get(i);
        int cells = layout.columns(stride) * layout.rows(stride);
        int step = layout.numbersLast() ? 1 : cells;
        for (int anchor = 0; anchor < layout.anchorsPerCell(); anchor++) {
          int plane = anchor * cells * layout.numbers();
          for (int cell = 0; cell < cells; cell++) {
            int first = plane + cell * (layout.numbersLast() ? layout.numbers() : 1);
            if (isHit(outputs.get(i), first, step, thresholds)) {
              add(outputs.get(i), first, step, new Place(i, anchor, cell), candidates);
            }
          }
        }
      }
    }

    private boolean isHit(OutputTensor tensor, int first, int step, Thresholds thresholds)
        throws FrameRejectedException {
      return hits.findWeighted(
              tensor, first + OBJECTNESS * step, first + FIRST_LABEL * step, step, thresholds)
          > 0;
    }

    private void add(OutputTensor tensor, int first, int step, Place place, Candidates candidates)
        throws FrameRejectedException {
      int stride = layout.strides().get(place.stride());
      int columns = layout.columns(stride);
      int column = place.cell() % columns;
      int row = place.cell() / columns;
      float x = (2 * activated(tensor, first) - 0.5f + column) * stride;
      float y = (2 * activated(tensor, first + step) - 0.5f + row) * stride;
      float doubleWidth = 2 * activated(tensor, first + 2 * step);
      float doubleHeight = 2 * activated(tensor, first + 3 * step);
      float width = doubleWidth * doubleWidth * layout.anchorWidth(place.stride(), place.anchor());
      float height =
          doubleHeight * doubleHeight * layout.anchorHeight(place.stride(), place.anchor());
      float left = x - width / 2;
      float top = y - height / 2;
      float right = x + width / 2;
      float bottom = y + height / 2;
      Answers.requireFiniteBox(left, top, right, bottom, tensor, first);
      hits.addTo(candidates, left, top, right, bottom);
    }

    private float activated(OutputTensor tensor, int index) {
      return layout.scores().activation().apply(tensor.floatAt(index));
    }

    /** The indices of a grid, of an anchor and of a cell. */
    private record Place(int stride, int anchor, int cell) {}
  }
}
