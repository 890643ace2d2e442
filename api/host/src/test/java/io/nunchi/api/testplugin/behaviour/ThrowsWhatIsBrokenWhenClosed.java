package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Fails; the analyzer's close throws a throwable that cannot be described. */
public final class ThrowsWhatIsBrokenWhenClosed implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    situation
        .ofAnalyzer()
        .at(
            Moment.CLOSE,
            () -> {
              throw new MessageThrows();
            });
    throw new AnalyzerFailedException(Problem.of("TEST-0014", "broken, and badly closed"));
  }
}
