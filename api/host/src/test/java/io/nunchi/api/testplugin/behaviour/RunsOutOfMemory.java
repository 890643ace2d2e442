package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.Collections;

/** Asks for an array that no JVM has room for. */
public final class RunsOutOfMemory implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.of(
        Collections.nCopies(new long[Integer.MAX_VALUE].length, situation.detection()));
  }
}
