package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Fails in the way that the contract has for it. */
public final class Fails implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    throw new AnalyzerFailedException(Problem.of("TEST-0005", "broken"));
  }
}
