package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Holds the monitor that every line to System.err needs until the gate is open. */
public final class HoldsSystemErr implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    synchronized (System.err) {
      situation.gate().passUninterruptibly();
    }
    return FrameResult.nothing();
  }
}
