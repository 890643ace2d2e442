package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.MessageHangs;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable whose getMessage waits at a gate, whatever interrupts it. */
public final class ThrowsWhereMessageHangs implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new MessageHangs(situation.gate());
  }
}
