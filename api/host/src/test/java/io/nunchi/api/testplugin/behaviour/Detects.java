package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Finds one thing; its box tells how many frames this analyzer has seen. */
public final class Detects implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.of(List.of(situation.detection()));
  }
}
