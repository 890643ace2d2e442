package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxUnit;
import java.util.List;

/**
 * A label number, a box and a confidence for each query.
 *
 * <p>Immutable; any thread.
 *
 * @param labelsTensor name of the output with the label numbers
 * @param boxesTensor name of the output with the boxes
 * @param scoresTensor name of the output with the confidences
 * @param queries number of answers
 * @param boxForm what the four numbers of a box are
 * @param boxUnit in what they are measured
 * @param activation what turns raw values into confidences
 * @param model what the rest of the manifest says
 */
record LabelsBoxesScoresLayout(
    String labelsTensor,
    String boxesTensor,
    String scoresTensor,
    int queries,
    BoxForm boxForm,
    BoxUnit boxUnit,
    Activation activation,
    ModelShape model)
    implements OutputLayout {

  @Override
  public List<ExpectedTensor> tensors() {
    long rows = queries;
    return List.of(
        new ExpectedTensor(
            labelsTensor, ElementType.INTEGER, List.of(1L, rows), "1 x queries: label numbers"),
        new ExpectedTensor(
            boxesTensor, ElementType.FLOATING, List.of(1L, rows, 4L), "1 x queries x box"),
        new ExpectedTensor(
            scoresTensor, ElementType.FLOATING, List.of(1L, rows), "1 x queries: confidences"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new LabelsBoxesScoresDecoder(this);
  }
}
