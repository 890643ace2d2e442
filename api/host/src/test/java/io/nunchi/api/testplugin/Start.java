package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways an engine of the plugin starts; the setting has the name in lower case. */
public enum Start {
  OK(ObedientEngine::new),
  FAIL(
      settings -> {
        throw new EngineStartException(Problem.of("TEST-0001", "no start"));
      }),
  THROW(
      settings -> {
        throw new IllegalStateException("no start at all");
      }),
  THROW_BROKEN(
      settings -> {
        throw new MessageThrows();
      }),
  NULL(settings -> null),
  WARM(ColdEngine::new),
  HANG(
      settings -> {
        Gate.named(settings.get(ScriptedSettings.GATE)).passUninterruptibly();
        return new ObedientEngine(settings);
      }),
  WAIT(
      settings -> {
        try {
          Gate.named(settings.get(ScriptedSettings.GATE)).pass();
        } catch (InterruptedException e) {
          throw new EngineStartException(Problem.of("TEST-0021", "interrupted"));
        }
        return new ObedientEngine(settings);
      }),
  NAN(NotANumberEngine::new),
  STUCK(StuckEngine::new),
  SLOW(SlowEngine::new),
  BLIND(BlindEngine::new),
  UNDESCRIBED(UndescribedEngine::new),
  NULL_LABELS(NullLabelsEngine::new),
  NO_STATUS(NoStatusEngine::new),
  BROKEN_CLOSE(BrokenCloseEngine::new);

  /** Creates the engine, or misbehaves. */
  @FunctionalInterface
  interface Creation {
    @Nullable AnalyzerEngine create(Settings settings) throws EngineStartException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas have no state
  private final Creation creation;

  Start(Creation creation) {
    this.creation = creation;
  }

  static List<String> names() {
    return Stream.of(values()).map(Start::inSettings).toList();
  }

  static Start of(Settings settings) {
    return valueOf(settings.get(ScriptedSettings.START).toUpperCase(Locale.ROOT));
  }

  /** The value of the setting. */
  public String inSettings() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Nullable AnalyzerEngine createEngine(Settings settings) throws EngineStartException {
    return creation.create(settings);
  }
}
