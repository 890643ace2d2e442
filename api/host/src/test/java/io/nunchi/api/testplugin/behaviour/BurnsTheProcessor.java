package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Computes until the gate is open, whatever interrupts it. */
public final class BurnsTheProcessor implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    situation.gate().passSpinning();
    return FrameResult.nothing();
  }
}
