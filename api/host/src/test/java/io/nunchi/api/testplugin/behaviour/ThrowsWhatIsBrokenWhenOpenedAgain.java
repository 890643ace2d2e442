package io.nunchi.api.testplugin.behaviour;

import io.nunchi.api.testplugin.behaviour.Hooks.Moment;
import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;

/** Fails; the next opening of an analyzer throws a throwable that cannot be described. */
public final class ThrowsWhatIsBrokenWhenOpenedAgain implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) throws AnalyzerException {
    situation
        .ofEngine()
        .at(
            Moment.NEXT_OPEN,
            () -> {
              throw new MessageThrows();
            });
    throw new AnalyzerFailedException(Problem.of("TEST-0015", "broken, and badly opened"));
  }
}
