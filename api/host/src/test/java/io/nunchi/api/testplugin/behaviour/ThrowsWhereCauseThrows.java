package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.CauseThrows;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable whose getCause throws. */
public final class ThrowsWhereCauseThrows implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new CauseThrows();
  }
}
