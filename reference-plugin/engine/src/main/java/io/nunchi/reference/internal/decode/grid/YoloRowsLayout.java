package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Choices;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelScores;
import java.util.List;

/**
 * Boxes that are decoded already: center x, center y, width, height, perhaps an objectness, and a
 * value per label.
 *
 * @param tensor the output's name
 * @param boxes how many boxes there are
 * @param objectness whether boxes have an objectness
 * @param boxesFirst true for boxes x numbers, false for numbers x boxes
 * @param boxUnit in what boxes are measured
 * @param scores what the label values mean
 * @param model what the rest of the manifest says
 */
record YoloRowsLayout(
    String tensor,
    long boxes,
    boolean objectness,
    boolean boxesFirst,
    BoxUnit boxUnit,
    LabelScores scores,
    ModelShape model)
    implements OutputLayout {

  static final Choices<Boolean> ORDERS = Choices.of("boxesNumbers", true).or("numbersBoxes", false);
  static final int OBJECTNESS = 4;

  int firstLabel() {
    return objectness ? OBJECTNESS + 1 : OBJECTNESS;
  }

  int numbers() {
    return firstLabel() + model.labelCount();
  }

  /** From one box to the next. */
  int boxStep() {
    return boxesFirst ? numbers() : 1;
  }

  /** From one number of a box to the next. */
  int numberStep() {
    return boxesFirst ? 1 : Math.toIntExact(boxes);
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
    return new YoloRowsDecoder(this);
  }
}
