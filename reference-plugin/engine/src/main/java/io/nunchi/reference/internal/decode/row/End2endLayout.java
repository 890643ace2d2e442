package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxUnit;
import java.util.List;

/**
 * A box, a confidence and a label number for each row.
 *
 * @param tensor the output's name
 * @param rows number of rows, or {@link ExpectedTensor#ANY}
 * @param boxForm what the four numbers of a box are
 * @param boxUnit in what they are measured
 * @param model what the rest of the manifest says
 */
record End2endLayout(String tensor, long rows, BoxForm boxForm, BoxUnit boxUnit, ModelShape model)
    implements OutputLayout {

  static final int ROW_LENGTH = 6;
  static final int CONFIDENCE = 4;
  static final int LABEL = 5;

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            tensor,
            ElementType.FLOATING,
            List.of(1L, rows, (long) ROW_LENGTH),
            "1 x rows x (4 of the box, confidence, label number)"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new End2endDecoder(this);
  }
}
