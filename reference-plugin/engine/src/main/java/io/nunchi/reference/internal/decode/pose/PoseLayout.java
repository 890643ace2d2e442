package io.nunchi.reference.internal.decode.pose;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.head.RichRow;
import io.nunchi.reference.internal.decode.head.RichRows;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Boxes with keypoints, in one output.
 *
 * @param rows the output
 * @param box creates readers of boxes
 * @param points the keypoints
 */
record PoseLayout(RichRows rows, Supplier<BoxReader> box, PosePoints points)
    implements OutputLayout {

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(rows.tensor());
  }

  @Override
  public List<String> keypoints() {
    return points.names();
  }

  @Override
  public OutputDecoder newDecoder() {
    return new PoseDecoder(rows.newReader(), box.get(), points);
  }

  private record PoseDecoder(RichRows.Reader rows, BoxReader box, PosePoints points)
      implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      rows.read(outputs.get(0), thresholds, row -> add(row, candidates));
    }

    private void add(RichRow row, Candidates candidates) throws FrameRejectedException {
      box.read(row.tensor(), row.first(), row.step());
      candidates.add(
          box.left(), box.top(), box.right(), box.bottom(), row.confidence(), row.label());
      for (int point = 0; point < points.names().size(); point++) {
        int extra = point * points.numbers();
        candidates.addKeypoint(row.extra(extra), row.extra(extra + 1), confidence(row, extra + 2));
      }
    }

    /** A model that rates no single points gives each the confidence of the whole. */
    private float confidence(RichRow row, int extra) throws FrameRejectedException {
      return points.haveConfidence()
          ? Answers.confidence(row.extra(extra), row.tensor(), row.indexOf(extra))
          : row.confidence();
    }
  }
}
