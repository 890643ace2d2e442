package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.EverythingIsNull;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws a throwable all of whose methods return null. */
public final class ThrowsWhereEverythingIsNull implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new EverythingIsNull();
  }
}
