package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelScores;
import java.util.List;

/**
 * A value per label, and a box, for each row.
 *
 * @param scoresTensor name of the output with the label values
 * @param boxesTensor name of the output with the boxes
 * @param rows number of boxes
 * @param scores what the label values mean
 * @param boxForm what the four numbers of a box are
 * @param boxUnit in what they are measured
 * @param model what the rest of the manifest says
 */
record ScoresBoxesLayout(
    String scoresTensor,
    String boxesTensor,
    int rows,
    LabelScores scores,
    BoxForm boxForm,
    BoxUnit boxUnit,
    ModelShape model)
    implements OutputLayout {

  int values() {
    return scores.valueCount(model.labelCount());
  }

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        new ExpectedTensor(
            scoresTensor,
            ElementType.FLOATING,
            List.of(1L, (long) rows, (long) values()),
            "1 x rows x (%d labels%s)"
                .formatted(
                    model.labelCount(),
                    values() > model.labelCount()
                        ? ", with the background at index " + scores.backgroundIndex()
                        : ", no background")),
        new ExpectedTensor(
            boxesTensor, ElementType.FLOATING, List.of(1L, (long) rows, 4L), "1 x rows x box"));
  }

  @Override
  public OutputDecoder newDecoder() {
    return new ScoresBoxesDecoder(this);
  }
}
