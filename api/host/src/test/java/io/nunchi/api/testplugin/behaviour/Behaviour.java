package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import org.jspecify.annotations.Nullable;

/** Analyzes one frame, well or badly. */
@FunctionalInterface
public interface Behaviour {

  @Nullable FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException;
}
