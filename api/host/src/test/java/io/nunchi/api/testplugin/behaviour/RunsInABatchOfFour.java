package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.util.List;

/** Says that the frame was one of a batch of four. */
public final class RunsInABatchOfFour implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.nothing()
        .withTimings(
            List.of(
                StageTiming.of(StageTiming.PREPROCESS, 1),
                StageTiming.ofBatch(StageTiming.INFERENCE, 3, 4)));
  }
}
