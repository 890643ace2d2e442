package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Waits until the gate is open; an interrupt ends the wait with a failure. */
public final class WaitsAtTheGate implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    try {
      situation.gate().pass();
    } catch (InterruptedException e) {
      throw new AnalyzerFailedException(Problem.of("TEST-0006", "interrupted"));
    }
    return FrameResult.nothing();
  }
}
