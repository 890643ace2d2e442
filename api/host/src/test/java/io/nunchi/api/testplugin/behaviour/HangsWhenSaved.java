package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Finds nothing; the next call that saves the state hangs until the gate is open. */
public final class HangsWhenSaved implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    situation.ofAnalyzer().at(Moment.SAVE, situation.gate()::passUninterruptibly);
    return FrameResult.nothing();
  }
}
