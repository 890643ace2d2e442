package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.Strides;
import java.util.List;

/**
 * A grid of cells at several strides, each with a box, an objectness and a value per label.
 *
 * <p>Immutable; any thread.
 *
 * @param tensor the output's name
 * @param strides cell sizes in pixels, in the order in which their grids follow each other
 * @param decoded true if boxes are in pixels already; false if they are relative to their cell
 * @param activation what turns raw values into confidences
 * @param allLabels true if a box is a candidate for every label, false for its best label only
 * @param model what the rest of the manifest says
 */
record YoloxLayout(
    String tensor,
    List<Integer> strides,
    boolean decoded,
    Activation activation,
    boolean allLabels,
    ModelShape model)
    implements OutputLayout {

  static final int OBJECTNESS = 4;
  static final int FIRST_LABEL = 5;

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
                    cells, strides, model.inputWidth(), model.inputHeight(), model.labelCount())));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new YoloxDecoder(this);
  }
}
