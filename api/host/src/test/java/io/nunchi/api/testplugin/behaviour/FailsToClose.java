package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Makes the analyzer's close throw a checked exception that it does not declare. */
public final class FailsToClose implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    situation
        .ofAnalyzer()
        .at(
            Moment.CLOSE,
            () -> {
              throw new Exception("checked, and not declared");
            });
    return FrameResult.nothing();
  }
}
