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
 * Boxes, label numbers, confidences, and their count.
 *
 * @param boxesTensor name of the output with the boxes
 * @param labelsTensor name of the output with the label numbers
 * @param scoresTensor name of the output with the confidences
 * @param countTensor name of the output that says how many rows count
 * @param rows number of rows, or {@link ExpectedTensor#ANY}
 * @param firstLabel the label number that stands for the manifest's first label
 * @param boxForm what the four numbers of a box are
 * @param boxUnit in what they are measured
 * @param model what the rest of the manifest says
 */
record SsdTensorsLayout(
    String boxesTensor,
    String labelsTensor,
    String scoresTensor,
    String countTensor,
    long rows,
    int firstLabel,
    BoxForm boxForm,
    BoxUnit boxUnit,
    ModelShape model)
    implements OutputLayout {

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            boxesTensor, ElementType.FLOATING, List.of(1L, rows, 4L), "1 x rows x box"),
        new ExpectedTensor(
            labelsTensor, ElementType.NUMBER, List.of(1L, rows), "1 x rows: label numbers"),
        new ExpectedTensor(
            scoresTensor, ElementType.FLOATING, List.of(1L, rows), "1 x rows: confidences"),
        new ExpectedTensor(countTensor, ElementType.NUMBER, List.of(1L), "how many rows count"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new SsdTensorsDecoder(this);
  }
}
