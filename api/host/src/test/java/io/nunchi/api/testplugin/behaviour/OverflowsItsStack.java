package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Calls itself without end. */
public final class OverflowsItsStack implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.of(List.of(Detection.of("deep", 1f / depth(0), situation.box())));
  }

  private static int depth(int above) {
    return above < 0 ? above : 1 + depth(above + 1);
  }
}
