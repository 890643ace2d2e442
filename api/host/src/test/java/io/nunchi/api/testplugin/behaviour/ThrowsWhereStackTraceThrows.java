package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.StackTraceThrows;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable whose getStackTrace throws. */
public final class ThrowsWhereStackTraceThrows implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new StackTraceThrows();
  }
}
