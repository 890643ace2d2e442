package io.nunchi.tck.today;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;

/** Rejects frames whose colours it does not know, as the contract allows. */
public final class RejectingPlugin extends TodayPlugin {

  @Override
  void look(Frame frame) throws AnalyzerException {
    switch (frame.colorMatrix()) {
      case BT601, BT709, BT2020 -> {}
      default ->
          throw new FrameRejectedException(
              Problem.of("EXAMPLE-0056", "the frame's colours are not known")
                  .expected("a matrix of BT.601, BT.709 or BT.2020")
                  .found(frame.colorMatrix().toString()));
    }
  }
}
