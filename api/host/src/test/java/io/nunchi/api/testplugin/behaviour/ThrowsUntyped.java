package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Throws an exception that the contract does not know. */
public final class ThrowsUntyped implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    throw new IllegalStateException("oops");
  }
}
