package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.Collections;

/** Returns 100,000 detections. */
public final class FindsTooMuch implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.of(Collections.nCopies(100_000, situation.detection()));
  }
}
