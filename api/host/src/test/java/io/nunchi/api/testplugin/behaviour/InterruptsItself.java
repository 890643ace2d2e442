package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Returns with the interrupt flag of the thread that called it set. */
public final class InterruptsItself implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    Thread.currentThread().interrupt();
    return FrameResult.of(List.of(situation.detection()));
  }
}
