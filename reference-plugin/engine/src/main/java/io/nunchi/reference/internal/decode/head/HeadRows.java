package io.nunchi.reference.internal.decode.head;

import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
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
    LabelHits hits = new LabelHits(LabelScores.withoutBackground(activation, false));
    return boxesFirst || objectness ? new RowReader(this, hits) : new PlaneReader(this, hits);
  }

  /** The row of a box whose best label was found last. */
  private RichRow row(OutputTensor tensor, int first, LabelHits hits) {
    int firstExtra = first + (firstLabel() + labels) * step();
    return new RichRow(tensor, first, firstExtra, step(), hits.label(0), hits.confidence(0));
  }

  private record RowReader(HeadRows rows, LabelHits hits) implements Reader {

    @Override
    public void read(OutputTensor tensor, Thresholds thresholds, Taker taker)
        throws FrameRejectedException {
      int step = rows.step();
      int boxStep = rows.boxesFirst() ? rows.numbers() : 1;
      for (int box = 0; box < rows.boxes(); box++) {
        int first = box * boxStep;
        int firstLabel = first + rows.firstLabel() * step;
        int found =
            rows.objectness()
                ? hits.findWeighted(tensor, first + OF_BOX * step, firstLabel, step, thresholds)
                : hits.find(tensor, firstLabel, step, thresholds);
        if (found > 0) {
          taker.take(rows.row(tensor, first, hits));
        }
      }
    }
  }

  /** Numbers x boxes without objectness: the values of all labels are looked at. */
  private record PlaneReader(HeadRows rows, LabelHits hits) implements Reader {

    /** The values of so many boxes stay near the processor. */
    private static final int BLOCK = 256;

    @Override
    public void read(OutputTensor tensor, Thresholds thresholds, Taker taker)
        throws FrameRejectedException {
      int boxes = rows.step();
      for (int from = 0; from < boxes; from += BLOCK) {
        int count = Math.min(BLOCK, boxes - from);
        hits.readPlanes(tensor, OF_BOX * boxes + from, boxes, count, thresholds);
        for (int i = 0; i < count; i++) {
          if (hits.findInPlanes(tensor, i, thresholds) > 0) {
            taker.take(rows.row(tensor, from + i, hits));
          }
        }
      }
    }
  }
}
