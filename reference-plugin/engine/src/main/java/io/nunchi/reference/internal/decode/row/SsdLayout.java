package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import java.util.List;

/**
 * Rows of seven numbers.
 *
 * @param tensor the output's name
 * @param rows number of rows, or {@link ExpectedTensor#ANY}
 * @param firstLabel the label number that stands for the manifest's first label
 * @param model what the rest of the manifest says
 */
record SsdLayout(String tensor, long rows, int firstLabel, ModelShape model)
    implements OutputLayout {

  static final int ROW_LENGTH = 7;
  static final int IMAGE = 0;
  static final int LABEL = 1;
  static final int CONFIDENCE = 2;
  static final int BOX = 3;

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            tensor,
            ElementType.FLOATING,
            List.of(1L, 1L, rows, (long) ROW_LENGTH),
            "1 x 1 x rows x (image number, label number, confidence, 4 of the box)"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new SsdDecoder(this);
  }
}
