package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Keeps the frame without a lease; the analyzer reads it in its next call. */
public final class ReadsAReleasedFrame implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    situation.ofAnalyzer().at(Moment.NEXT_FRAME, frame::planes);
    return FrameResult.nothing();
  }
}
