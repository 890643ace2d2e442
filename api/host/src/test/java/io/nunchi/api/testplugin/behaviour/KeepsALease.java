package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Takes a lease on the frame and never closes it. */
public final class KeepsALease implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    frame.retain();
    return FrameResult.nothing();
  }
}
