package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Finds nothing. */
public final class FindsNothing implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.nothing();
  }
}
