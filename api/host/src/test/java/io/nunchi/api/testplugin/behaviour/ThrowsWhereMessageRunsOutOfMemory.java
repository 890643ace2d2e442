package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.MessageRunsOutOfMemory;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable that runs out of memory when it is described. */
public final class ThrowsWhereMessageRunsOutOfMemory implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new MessageRunsOutOfMemory();
  }
}
