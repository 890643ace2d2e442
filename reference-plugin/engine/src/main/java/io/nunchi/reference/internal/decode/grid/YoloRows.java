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
import io.nunchi.reference.internal.decode.HeadWalk;
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
    return new RowDecoder(
        new HeadWalk(
            new HeadWalk.Form(Math.toIntExact(boxes), numbers(), objectness, boxesFirst),
            new LabelHits(scores)),
        new BoxReader(BoxForm.CENTER_AND_SIZE, boxUnit, model));
  }

  private record RowDecoder(HeadWalk walk, BoxReader box) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor tensor = outputs.get(0);
      int step = walk.form().step();
      walk.walk(
          tensor,
          thresholds,
          first -> {
            box.read(tensor, first, step);
            walk.hits().addTo(candidates, box.left(), box.top(), box.right(), box.bottom());
          });
    }
  }
}
