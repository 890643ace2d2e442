package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.util.List;

/** Says that a stage ran for no frame. */
public final class RunsInAnEmptyBatch implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.nothing().withTimings(List.of(StageTiming.ofBatch("x", 1, 0)));
  }
}
