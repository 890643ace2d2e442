package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Rejects the frame in ten million words. */
public final class SaysTooMuch implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    throw new FrameRejectedException(
        Problem.of("TEST-0011", "too long").found("x".repeat(10_000_000)));
  }
}
