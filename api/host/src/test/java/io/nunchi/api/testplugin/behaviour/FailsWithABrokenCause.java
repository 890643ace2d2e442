package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Fails in the contract's way; the cause cannot be described. */
public final class FailsWithABrokenCause implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    throw new AnalyzerFailedException(Problem.of("TEST-0010", "broken below"), new MessageThrows());
  }
}
