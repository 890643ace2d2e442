package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.util.List;

/** Returns a stage that took less than no time. */
public final class TakesNegativeTime implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.nothing().withTimings(List.of(StageTiming.of("x", -1)));
  }
}
