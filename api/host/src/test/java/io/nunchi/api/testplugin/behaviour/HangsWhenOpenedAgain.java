package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Fails; the engine hangs when the next analyzer is opened. */
public final class HangsWhenOpenedAgain implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    situation.ofEngine().at(Moment.NEXT_OPEN, situation.gate()::passUninterruptibly);
    throw new AnalyzerFailedException(Problem.of("TEST-0012", "broken, and more to come"));
  }
}
