package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.TextThrows;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable whose toString throws. */
public final class ThrowsWhereTextThrows implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new TextThrows();
  }
}
