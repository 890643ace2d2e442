package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import org.jspecify.annotations.Nullable;

/** Returns no result. */
public final class ReturnsNull implements Behaviour {

  @Override
  public @Nullable FrameResult analyze(Frame frame, Situation situation) {
    return null;
  }
}
