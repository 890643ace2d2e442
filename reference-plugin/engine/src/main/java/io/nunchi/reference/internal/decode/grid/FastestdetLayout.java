package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import java.util.List;

/**
 * One grid, each number of a cell in a plane of its own.
 *
 * @param tensor the output's name
 * @param columns cells side by side
 * @param rows cells on top of each other
 * @param model what the rest of the manifest says
 */
record FastestdetLayout(String tensor, int columns, int rows, ModelShape model)
    implements OutputLayout {

  static final int OBJECTNESS = 0;
  static final int BOX = 1;
  static final int FIRST_LABEL = 5;

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            tensor,
            ElementType.FLOATING,
            List.of(1L, (long) FIRST_LABEL + model.labelCount(), (long) rows, (long) columns),
            "1 x (objectness, 4 of the box, %d labels) x rows x columns"
                .formatted(model.labelCount())));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new FastestdetDecoder(this);
  }
}
