package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Starts a thread that waits for the gate, whatever becomes of the engine. */
public final class LeavesAThread implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    new Thread(situation.gate()::passUninterruptibly, "left-behind").start();
    return FrameResult.nothing();
  }
}
