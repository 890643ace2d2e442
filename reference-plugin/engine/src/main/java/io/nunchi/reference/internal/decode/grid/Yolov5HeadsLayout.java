package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.LabelScores;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid for each stride, and several boxes for each cell.
 *
 * @param names the outputs' names, one for each stride
 * @param strides cell sizes in pixels
 * @param anchors width and height in pixels of each anchor, stride by stride
 * @param numbersLast true if the numbers of a box lie together, false if each has a plane
 * @param scores what the label values mean; their activation is that of all numbers
 * @param model what the rest of the manifest says
 */
record Yolov5HeadsLayout(
    List<String> names,
    List<Integer> strides,
    List<Float> anchors,
    boolean numbersLast,
    LabelScores scores,
    ModelShape model)
    implements OutputLayout {

  static final int OBJECTNESS = 4;
  static final int FIRST_LABEL = 5;

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
    return new Yolov5HeadsDecoder(this);
  }
}
