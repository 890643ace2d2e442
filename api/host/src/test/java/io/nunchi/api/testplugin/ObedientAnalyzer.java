package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.behaviour.Hooks;
import io.nunchi.api.testplugin.behaviour.Situation;
import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Does what each frame commands. */
final class ObedientAnalyzer implements FrameAnalyzer {

  private static final AtomicInteger OPEN = new AtomicInteger();

  private final ObedientEngine engine;
  private final Situation situation;
  private double top;
  private boolean closed;

  ObedientAnalyzer(ObedientEngine engine, double top) {
    this.engine = engine;
    this.situation = new Situation(engine.gate(), engine.hooks());
    this.top = top;
    OPEN.incrementAndGet();
  }

  static int open() {
    return OPEN.get();
  }

  @Override
  @SuppressWarnings("NullAway") // a result that is null is one of the faults
  public FrameResult analyze(Frame frame) throws AnalyzerException {
    situation.begin(engine.settings().get(ScriptedSettings.LEVEL), top);
    situation.ofAnalyzer().reach(Hooks.Moment.NEXT_FRAME);
    if (closed || engine.isClosed()) {
      throw new AnalyzerFailedException(Problem.of("TEST-0007", "used after close"));
    }
    return engine.behaviourFor(frame).analyze(frame, situation);
  }

  @Override
  public void changeSettings(Settings changed) throws SettingsException {
    double asked = changed.get(ScriptedSettings.TOP);
    if (asked == ScriptedSettings.REFUSED_TOP) {
      throw new SettingsException(List.of(Problem.of("TEST-0009", "not that edge")));
    }
    if (asked == ScriptedSettings.FAILING_TOP) {
      throw new IllegalStateException("no edge at all");
    }
    if (asked == ScriptedSettings.HANGING_TOP) {
      situation.gate().passUninterruptibly();
    }
    if (asked == ScriptedSettings.BROKEN_TOP) {
      throw new MessageThrows();
    }
    top = asked;
  }

  @Override
  public synchronized void close() {
    if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
      throw new IllegalStateException("closed with a foreign context class loader");
    }
    if (!closed) {
      closed = true;
      OPEN.decrementAndGet();
    }
    situation.ofAnalyzer().reach(Hooks.Moment.CLOSE);
  }
}
