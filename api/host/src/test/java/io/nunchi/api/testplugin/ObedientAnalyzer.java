package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.behaviour.Hooks;
import io.nunchi.api.testplugin.behaviour.Situation;
import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Does what each frame commands. */
final class ObedientAnalyzer implements FrameAnalyzer {

  /** The format of the saved state: the number of frames so far. */
  private static final String STATE = "test.scripted.frames";

  private static final AtomicInteger OPEN = new AtomicInteger();

  private final ObedientEngine engine;
  private final Situation situation;
  private double top;
  private boolean closed;

  ObedientAnalyzer(ObedientEngine engine, StreamContext stream) {
    this.engine = engine;
    this.situation = new Situation(engine.gate(), engine.hooks());
    this.top = stream.settings().get(ScriptedSettings.TOP);
    stream
        .savedState()
        .filter(state -> state.format().equals(STATE))
        .ifPresent(state -> situation.goOnAfter(ByteBuffer.wrap(state.bytes()).getInt()));
    if (top == ScriptedSettings.TELLING_TOP) {
      stream.tell(OperatorMessage.of(OperatorMessage.Level.INFO, "TEST-0020", "opened"));
    }
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
  public Optional<SavedState> saveState() {
    situation.ofAnalyzer().reach(Hooks.Moment.SAVE);
    byte[] frames = ByteBuffer.allocate(Integer.BYTES).putInt(situation.frames()).array();
    return Optional.of(SavedState.of(STATE, 1, frames));
  }

  @Override
  public synchronized void close() {
    if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
      throw new IllegalStateException("closed with a foreign context class loader");
    }
    if (!closed) {
      closed = true;
      OPEN.decrementAndGet();
      engine.analyzerClosed();
    }
    situation.ofAnalyzer().reach(Hooks.Moment.CLOSE);
  }
}
