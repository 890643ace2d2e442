package io.nunchi.reference.internal.decode.mask;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.RowAxes;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of boxes as another decoder reads them, and a mask for each row.
 *
 * @param boxes the layout of the other decoder, whose candidates tell their rows
 * @param masks the output of masks, which is the last one
 * @param model the size of the input tensor
 */
record MaskedRowsLayout(OutputLayout boxes, RowMasks masks, ModelShape model)
    implements OutputLayout {

  @Override
  public List<ExpectedTensor> tensors() {
    return Stream.concat(boxes.tensors().stream(), Stream.of(masks.expected())).toList();
  }

  @Override
  public boolean hasMasks() {
    return true;
  }

  @Override
  public OutputDecoder newDecoder() {
    return new MaskDecoder(boxes.newDecoder(), masks, model);
  }

  private record MaskDecoder(OutputDecoder boxes, RowMasks masks, ModelShape model)
      implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      List<OutputTensor> ofBoxes = outputs.subList(0, outputs.size() - 1);
      boxes.decode(ofBoxes, thresholds, candidates);
      RowAxes.requireRows(rows(ofBoxes), outputs.get(ofBoxes.size()), masks.cells());
    }

    /** Every decoder of rows has an output with one number in each: the shortest. */
    private static int rows(List<OutputTensor> outputs) {
      return outputs.stream().mapToInt(OutputTensor::count).min().orElse(0);
    }

    @Override
    public void paintMask(
        List<OutputTensor> outputs, Candidates candidates, int candidate, MaskCanvas canvas)
        throws FrameRejectedException {
      OutputTensor values = outputs.get(outputs.size() - 1);
      int first = candidates.maskPlace(candidate) * masks.cells();
      MaskGrid grid =
          new MaskGrid(masks.size().width(), masks.size().height(), area(candidates, candidate));
      canvas.chooseCells(grid.cellWidth(), grid.cellHeight());
      grid.paint(
          (column, row) -> {
            int index = first + row * masks.size().width() + column;
            float part = masks.activation().apply(values.floatAt(index));
            return Answers.confidence(part, values, index);
          },
          part -> part,
          canvas);
    }

    private TensorArea area(Candidates candidates, int candidate) {
      return masks.overPicture()
          ? new TensorArea(0, 0, model.inputWidth(), model.inputHeight())
          : new TensorArea(
              candidates.left(candidate),
              candidates.top(candidate),
              candidates.right(candidate),
              candidates.bottom(candidate));
    }
  }
}
