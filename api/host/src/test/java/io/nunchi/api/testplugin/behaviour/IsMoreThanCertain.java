package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Returns a confidence above 1. */
public final class IsMoreThanCertain implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.of(List.of(Detection.of("thing", 1.5f, situation.box())));
  }
}
