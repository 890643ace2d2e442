package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.TextType;
import io.nunchi.tck.internal.picture.WatchedFrame;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Situations in which an analyzer may fail, and how it did. */
final class Provocations {

  private static final String NONSENSE = "/nowhere/nunchi-tck-does-not-exist";

  private Provocations() {}

  /**
   * How an analyzer that is open took a difficulty.
   *
   * @param what the difficulty
   * @param outcome how the call ended
   */
  record Taken(String what, Outcome outcome) {}

  /** Odd frames and an interrupt; each with a new analyzer. */
  static List<Taken> whileOpen(Trial trial, AnalyzerEngine engine) throws AnalyzerException {
    Set<PixelFormat> formats = engine.descriptor().pixelFormats();
    List<Taken> taken = new ArrayList<>();
    for (Supplier<WatchedFrame> odd : OddFrames.of(formats)) {
      WatchedFrame frame = odd.get();
      FrameAnalyzer analyzer = trial.open(engine, "provoked");
      taken.add(
          new Taken(
              "a first frame of " + frame.picture().describe(), Trial.analyze(analyzer, frame)));
      trial.letGo(analyzer).close();
    }
    FrameAnalyzer analyzer = trial.open(engine, "provoked by an interrupt");
    Thread.currentThread().interrupt();
    taken.add(
        new Taken("an interrupted thread", Trial.analyze(analyzer, trial.bench().walk().frame(0))));
    Thread.interrupted(); // the kit's own thread goes on
    trial.letGo(analyzer).close();
    return taken;
  }

  /** Calls after close(). */
  static List<Taken> afterClose(Trial trial) throws AnalyzerException {
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer closed = trial.letGo(trial.open(engine, "closed"));
    FrameAnalyzer leftOver = trial.letGo(trial.open(engine, "left over"));
    closed.close();
    Taken afterClose =
        new Taken("a closed analyzer", Trial.analyze(closed, trial.bench().walk().frame(0)));
    trial.letGo(engine).close();
    Taken afterEngine =
        new Taken("a closed engine", Trial.analyze(leftOver, trial.bench().walk().frame(0)));
    return List.of(afterClose, afterEngine);
  }

  /**
   * How createEngine took a setting that names nothing.
   *
   * @param setting the setting's key
   * @param thrown what was thrown, nothing when an engine came
   * @param problems what a typed failure said
   */
  record Start(String setting, List<Throwable> thrown, List<Problem> problems) {}

  /** Starts with each free text setting naming something that does not exist. */
  static List<Start> brokenStarts(Trial trial) {
    List<Start> starts = new ArrayList<>();
    for (Setting<?> setting :
        trial.bench().loaded().descriptor().orElseThrow().engineSettings().settings()) {
      if (setting.type() instanceof TextType text && NONSENSE.matches(text.pattern())) {
        starts.add(start(trial, setting.key()));
      }
    }
    return starts;
  }

  private static Start start(Trial trial, String key) {
    Map<String, String> text = new HashMap<>(trial.bench().subject().engineSettings());
    text.put(key, NONSENSE);
    try {
      Settings settings =
          trial.bench().loaded().descriptor().orElseThrow().engineSettings().parse(text);
      trial.keep(
          trial
              .bench()
              .plugin()
              .createEngine(
                  trial.bench().context(settings, trial.bench().loaded().nativeFolder())));
      return new Start(key, List.of(), List.of());
    } catch (AnalyzerException typed) {
      return new Start(key, List.of(typed), typed.problems());
    } catch (SettingsException unfit) {
      return new Start(key, List.of(), unfit.problems());
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      return new Start(key, List.of(untyped), List.of());
    }
  }
}
