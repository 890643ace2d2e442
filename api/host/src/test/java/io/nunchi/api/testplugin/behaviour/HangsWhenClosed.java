package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Fails; the analyzer hangs when it is closed. */
public final class HangsWhenClosed implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    situation.ofAnalyzer().at(Moment.CLOSE, situation.gate()::passUninterruptibly);
    throw new AnalyzerFailedException(Problem.of("TEST-0013", "broken, and never closed"));
  }
}
