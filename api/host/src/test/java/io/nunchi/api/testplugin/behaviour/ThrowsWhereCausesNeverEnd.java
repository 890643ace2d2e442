package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.CausesNeverEnd;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable that always has a further cause. */
public final class ThrowsWhereCausesNeverEnd implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new CausesNeverEnd();
  }
}
