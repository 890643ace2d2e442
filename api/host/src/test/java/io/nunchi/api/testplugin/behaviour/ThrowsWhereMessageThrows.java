package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable whose getMessage throws. */
public final class ThrowsWhereMessageThrows implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new MessageThrows();
  }
}
