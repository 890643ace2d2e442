package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Leaves a mebibyte on the thread that called it. */
public final class LeavesAThreadLocal implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    LEFT.set(new byte[1 << 20]);
    return FrameResult.nothing();
  }

  private static final ThreadLocal<byte[]> LEFT = new ThreadLocal<>();
}
