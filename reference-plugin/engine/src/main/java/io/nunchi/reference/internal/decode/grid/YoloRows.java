package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * Boxes of YOLO models that are decoded already: center x, center y, width, height, perhaps an
 * objectness, and a value per label.
 *
 * @param tensor the output's name
 * @param boxes the number of boxes
 * @param objectness true if boxes have an objectness
 * @param boxesFirst true for boxes x numbers, false for numbers x boxes
 * @param boxUnit the unit of boxes
 * @param scores the meaning of the label values
 * @param model input size and labels that the rest of the manifest declares
 */
record YoloRows(
    String tensor,
    long boxes,
    boolean objectness,
    boolean boxesFirst,
    BoxUnit boxUnit,
    LabelScores scores,
    ModelShape model)
    implements OutputLayout {

  private static final int OBJECTNESS = 4;

  private int firstLabel() {
    return objectness ? OBJECTNESS + 1 : OBJECTNESS;
  }

  private int numbers() {
    return firstLabel() + model.labelCount();
  }

  @Override
  public List<ExpectedTensor> tensors() {
    String meaning =
        "(4 of the box, %s%d labels)"
            .formatted(objectness ? "objectness, " : "", model.labelCount());
    long each = numbers();
    return List.of(
        boxesFirst
            ? new ExpectedTensor(
                tensor, ElementType.FLOATING, List.of(1L, boxes, each), "1 x boxes x " + meaning)
            : new ExpectedTensor(
                tensor,
                ElementType.FLOATING,
                List.of(1L, each, boxes),
                "1 x " + meaning + " x boxes"));
  }

  @Override
  public OutputDecoder newDecoder() {
    BoxReader box = new BoxReader(BoxForm.CENTER_AND_SIZE, boxUnit, model);
    LabelHits hits = new LabelHits(scores);
    return boxesFirst || objectness
        ? new RowDecoder(this, box, hits)
        : new PlaneDecoder(this, box, hits);
  }

  /** From one box to the next. */
  private int boxStep() {
    return boxesFirst ? numbers() : 1;
  }

  /** From one number of a box to the next. */
  private int numberStep() {
    return boxesFirst ? 1 : Math.toIntExact(boxes);
  }

  private record RowDecoder(YoloRows layout, BoxReader box, LabelHits hits)
      implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      int boxStep = layout.boxStep();
      int step = layout.numberStep();
      for (int i = 0; i < layout.boxes(); i++) {
        int first = i * boxStep;
        int firstLabel = first + layout.firstLabel() * step;
        int found =
            layout.objectness()
                ? hits.findWeighted(tensor, first + OBJECTNESS * step, firstLabel, step, thresholds)
                : hits.find(tensor, firstLabel, step, thresholds);
        if (found > 0) {
          box.read(tensor, first, step);
          hits.addTo(candidates, box.left(), box.top(), box.right(), box.bottom());
        }
      }
    }
  }

  /** Numbers x boxes without objectness: the values of all labels are looked at. */
  private record PlaneDecoder(YoloRows layout, BoxReader box, LabelHits hits)
      implements OutputDecoder {

    /** The values of so many boxes stay near the processor. */
    private static final int BLOCK = 256;

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      int boxes = layout.numberStep();
      int firstLabel = layout.firstLabel() * boxes;
      for (int from = 0; from < boxes; from += BLOCK) {
        int count = Math.min(BLOCK, boxes - from);
        hits.readPlanes(tensor, firstLabel + from, boxes, count, thresholds);
        for (int i = 0; i < count; i++) {
          if (hits.findInPlanes(tensor, i, thresholds) > 0) {
            box.read(tensor, from + i, boxes);
            hits.addTo(candidates, box.left(), box.top(), box.right(), box.bottom());
          }
        }
      }
    }
  }
}
