package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Finds nothing; the next call that saves the state throws an untyped exception. */
public final class FailsToSave implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    situation
        .ofAnalyzer()
        .at(
            Moment.SAVE,
            () -> {
              throw new IllegalStateException("no state at all");
            });
    return FrameResult.nothing();
  }
}
