package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/** Reads a {@link Yolov5HeadsLayout}. */
final class Yolov5HeadsDecoder implements OutputDecoder {

  private final Yolov5HeadsLayout layout;
  private final LabelHits hits;

  Yolov5HeadsDecoder(Yolov5HeadsLayout layout) {
    this.layout = layout;
    this.hits = new LabelHits(layout.scores());
  }

  @Override
  public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException {
    for (int i = 0; i < layout.strides().size(); i++) {
      int stride = layout.strides().get(i);
      int cells = layout.columns(stride) * layout.rows(stride);
      int step = layout.numbersLast() ? 1 : cells;
      for (int anchor = 0; anchor < layout.anchorsPerCell(); anchor++) {
        int plane = anchor * cells * layout.numbers();
        for (int cell = 0; cell < cells; cell++) {
          int first = plane + cell * (layout.numbersLast() ? layout.numbers() : 1);
          if (isHit(outputs.get(i), first, step, thresholds)) {
            add(outputs.get(i), first, step, new Cell(i, anchor, cell), candidates);
          }
        }
      }
    }
  }

  private boolean isHit(OutputTensor tensor, int first, int step, Thresholds thresholds)
      throws FrameRejectedException {
    int index = first + Yolov5HeadsLayout.OBJECTNESS * step;
    float raw = activated(tensor, index);
    if (raw < thresholds.least()) {
      return false;
    }
    float objectness = Answers.confidence(raw, tensor, index);
    int firstLabel = first + Yolov5HeadsLayout.FIRST_LABEL * step;
    return hits.find(tensor, firstLabel, step, objectness, thresholds) > 0;
  }

  private void add(OutputTensor tensor, int first, int step, Cell place, Candidates candidates)
      throws FrameRejectedException {
    int stride = layout.strides().get(place.stride());
    int columns = layout.columns(stride);
    int column = place.cell() % columns;
    int row = place.cell() / columns;
    float x = (2 * activated(tensor, first) - 0.5f + column) * stride;
    float y = (2 * activated(tensor, first + step) - 0.5f + row) * stride;
    float doubleWidth = 2 * activated(tensor, first + 2 * step);
    float doubleHeight = 2 * activated(tensor, first + 3 * step);
    float width = doubleWidth * doubleWidth * layout.anchorWidth(place.stride(), place.anchor());
    float height =
        doubleHeight * doubleHeight * layout.anchorHeight(place.stride(), place.anchor());
    float left = x - width / 2;
    float top = y - height / 2;
    float right = x + width / 2;
    float bottom = y + height / 2;
    Answers.requireFiniteBox(left, top, right, bottom, tensor, first);
    hits.addTo(candidates, left, top, right, bottom);
  }

  private float activated(OutputTensor tensor, int index) {
    return layout.scores().activation().apply(tensor.floatAt(index));
  }

  /** Which box of which cell of which grid. */
  private record Cell(int stride, int anchor, int cell) {}
}
