package io.nunchi.reference.internal.decode.oriented;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OrientedBox;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.head.HeadRows;
import io.nunchi.reference.internal.decode.head.RichRow;
import io.nunchi.reference.internal.decode.head.RichRows;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * Boxes with an angle, in one output. Their corners become keypoints.
 *
 * @param rows the output
 */
record OrientedLayout(RichRows rows) implements OutputLayout {

  static final HeadRows.Extras ANGLE = new HeadRows.Extras(1, "angle");

  /** The words about angles in the help of decoders. */
  static final String HELP =
      " Center, width and height in pixels of the input tensor, and the angle in radians, clockwise"
          + " from the horizontal to the side that the width runs along. A detection has the"
          + " upright box around it, its angle in the frame as the attribute `angle`, in radians"
          + " above -pi/2 and up to pi/2, and its corners as the keypoints `corner-1` to"
          + " `corner-4`, clockwise, the first two at a side of the width; corners beside the frame"
          + " are left out.";

  private static final List<String> CORNERS =
      List.of("corner-1", "corner-2", "corner-3", "corner-4");

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(rows.tensor());
  }

  @Override
  public List<String> keypoints() {
    return CORNERS;
  }

  @Override
  public boolean hasAngles() {
    return true;
  }

  @Override
  public OutputDecoder newDecoder() {
    return new BoxDecoder(rows.newReader());
  }

  private record BoxDecoder(RichRows.Reader rows) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      rows.read(outputs.get(0), thresholds, row -> add(row, candidates));
    }

    private static void add(RichRow row, Candidates candidates) throws FrameRejectedException {
      OrientedBox box =
          new OrientedBox(row.ofBox(0), row.ofBox(1), row.ofBox(2), row.ofBox(3), row.extra(0));
      candidates.addOriented(box, row.confidence(), row.label());
      for (int corner = 0; corner < OrientedBox.CORNERS; corner++) {
        candidates.addKeypoint(box.cornerX(corner), box.cornerY(corner), row.confidence());
      }
    }
  }
}
