package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Returns a label that the engine did not declare. */
public final class FindsAnUndeclaredLabel implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.of(List.of(Detection.of("other", 0.5f, situation.box())));
  }
}
