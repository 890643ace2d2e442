package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Waits until the gate is open, whatever interrupts it. */
public final class Hangs implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    situation.gate().passUninterruptibly();
    return FrameResult.nothing();
  }
}
