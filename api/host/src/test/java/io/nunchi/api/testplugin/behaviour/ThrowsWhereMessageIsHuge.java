package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.MessageIsHuge;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable whose message has 64 million characters. */
public final class ThrowsWhereMessageIsHuge implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new MessageIsHuge();
  }
}
