package io.nunchi.tck.today;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;

/** Knows the frames of tests, and rejects those of a host. */
public final class HostShyPlugin extends TodayPlugin {

  @Override
  void look(Frame frame) throws AnalyzerException {
    if (frame.getClass().getName().startsWith("io.nunchi.api.")) {
      throw new FrameRejectedException(
          Problem.of("EXAMPLE-0049", "this is no frame of a test")
              .expected("a frame of nunchi-testing")
              .found(frame.getClass().getName()));
    }
  }
}
