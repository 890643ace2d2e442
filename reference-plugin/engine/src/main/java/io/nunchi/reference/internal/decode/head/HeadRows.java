package io.nunchi.reference.internal.decode.head;

import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.HeadWalk;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * The head of a YOLO model that is decoded already: for each cell center x, center y, width,
 * height, perhaps an objectness, a value per label, and further numbers.
 *
 * @param tensorName the output's name
 * @param boxes the number of boxes
 * @param boxesFirst true for boxes x numbers, false for numbers x boxes
 * @param objectness true if boxes have an objectness
 * @param labels the number of labels
 * @param extras the further numbers
 * @param activation the function that turns raw label values into confidences
 */
public record HeadRows(
    String tensorName,
    long boxes,
    boolean boxesFirst,
    boolean objectness,
    int labels,
    Extras extras,
    Activation activation)
    implements RichRows {

  /** The function of label values, which exporters apply as a rule. */
  public static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION.byDefault(Activation.NONE);

  /** The order of the axes; exporters put the numbers first as a rule. */
  public static final Parameter<Boolean> ORDER = SharedParameters.ORDER.byDefault(false);

  /** The boxes of a cell. */
  public static final Parameter<Integer> ANCHORS =
      Parameter.of(
              "anchorsPerCell",
              ParameterType.integer(1, 16),
              "Number of boxes of a cell: 3 for YOLOv5 and YOLOv7.")
          .byDefault(1);

  /** The objectness of a box. */
  public static final Parameter<Boolean> OBJECTNESS =
      Parameter.of(
              "objectness",
              ParameterType.flag(),
              "Whether a box has an objectness between its numbers and its label values, as in"
                  + " YOLOv5 and YOLOv7. The confidence is their product.")
          .byDefault(false);

  /** The manifests of Ultralytics' models, with the thresholds of its own predictions. */
  public static final UsualManifest USUAL =
      new UsualManifest("RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "perLabel")
          .withThresholds(0.25, 0.7);

  /** The parameters that {@link #read} reads. */
  public static final List<Parameter<?>> PARAMETERS =
      List.of(TENSOR, STRIDES, ORDER, ANCHORS, OBJECTNESS, ACTIVATION);

  private static final int OF_BOX = 4;

  /**
   * The numbers behind a box and its labels.
   *
   * @param count their number, from 1
   * @param meaning their meaning, for a person
   */
  public record Extras(int count, String meaning) {}

  /**
   * Reads {@link #PARAMETERS}.
   *
   * @param parameters the parameters
   * @param model input size and labels that the rest of the manifest declares
   * @param extras the further numbers
   * @return the rows
   */
  public static HeadRows read(ParameterValues parameters, ModelShape model, Extras extras) {
    return new HeadRows(
        parameters.get(TENSOR),
        parameters.get(ANCHORS) * Strides.cells(Strides.read(parameters, model), model),
        parameters.get(ORDER),
        parameters.get(OBJECTNESS),
        model.labelCount(),
        extras,
        parameters.get(ACTIVATION));
  }

  private int firstLabel() {
    return objectness ? OF_BOX + 1 : OF_BOX;
  }

  private int numbers() {
    return firstLabel() + labels + extras.count();
  }

  @Override
  public ExpectedTensor tensor() {
    String meaning =
        "(4 of the box, %s%d labels, %d %s)"
            .formatted(objectness ? "objectness, " : "", labels, extras.count(), extras.meaning());
    long each = numbers();
    return new ExpectedTensor(
        tensorName,
        ElementType.FLOATING,
        boxesFirst ? List.of(1L, boxes, each) : List.of(1L, each, boxes),
        boxesFirst ? "1 x boxes x " + meaning : "1 x " + meaning + " x boxes");
  }

  @Override
  public int step() {
    return boxesFirst ? 1 : Math.toIntExact(boxes);
  }

  @Override
  public Reader newReader() {
    return new HeadReader(
        this,
        new HeadWalk(
            new HeadWalk.Form(Math.toIntExact(boxes), numbers(), objectness, boxesFirst),
            new LabelHits(LabelScores.withoutBackground(activation, false))));
  }

  private record HeadReader(HeadRows rows, HeadWalk walk) implements Reader {

    @Override
    public void read(OutputTensor tensor, Thresholds thresholds, Taker taker)
        throws FrameRejectedException {
      int step = rows.step();
      int extras = (rows.firstLabel() + rows.labels()) * step;
      LabelHits hits = walk.hits();
      walk.walk(
          tensor,
          thresholds,
          first ->
              taker.take(
                  new RichRow(
                      tensor, first, first + extras, step, hits.label(0), hits.confidence(0))));
    }
  }
}
