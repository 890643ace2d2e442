package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Ends the process. */
public final class EndsTheProcess implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    System.exit(7);
    return FrameResult.nothing();
  }
}
