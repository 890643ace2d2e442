package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Uses a class that is not there. */
public final class MissesAClass implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new NoClassDefFoundError("acme/Missing");
  }
}
