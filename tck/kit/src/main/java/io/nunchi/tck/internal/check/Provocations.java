package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.TextType;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.OddFrames;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Provokes failures of an analyzer, and records the outcomes. */
final class Provocations {

  /** A path that no machine has. */
  static final String NONSENSE = "/nowhere/nunchi-tck-does-not-exist";

  private Provocations() {}

  /**
   * The outcome of a provoked call.
   *
   * @param what the provocation
   * @param outcome the outcome of the call
   */
  record Taken(String what, CallOutcome outcome) {}

  /** Provokes with odd frames and an interrupt, each with a new analyzer. */
  static List<Taken> whileOpen(CheckSession session, AnalyzerEngine engine)
      throws ProblemException {
    Set<PixelFormat> formats = engine.descriptor().pixelFormats();
    List<Taken> taken = new ArrayList<>();
    for (Supplier<WatchedFrame> odd : OddFrames.of(formats)) {
      WatchedFrame frame = odd.get();
      FrameAnalyzer analyzer = session.open(engine, "provoked");
      taken.add(
          new Taken(
              "a first frame of " + frame.pixels().layout(), session.analyze(analyzer, frame)));
      session.letGo(analyzer).close();
    }
    FrameAnalyzer analyzer = session.open(engine, "provoked by an interrupt");
    Thread.currentThread().interrupt();
    taken.add(
        new Taken(
            "an interrupted thread", session.analyze(analyzer, session.subject().walk().frame(0))));
    Thread.interrupted(); // the kit's own thread goes on
    session.letGo(analyzer).close();
    return taken;
  }

  /** Provokes with calls after close(). */
  static List<Taken> afterClose(CheckSession session) throws ProblemException {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer closed = session.letGo(session.open(engine, "closed"));
    closed.close();
    FrameAnalyzer leftOver = session.letGo(session.open(engine, "left over"));
    Taken afterClose =
        new Taken("a closed analyzer", session.analyze(closed, session.subject().walk().frame(0)));
    session.letGo(engine).close();
    Taken afterEngine =
        new Taken("a closed engine", session.analyze(leftOver, session.subject().walk().frame(0)));
    return List.of(afterClose, afterEngine);
  }

  /**
   * The outcome of {@code createEngine} with a setting that names nothing.
   *
   * @param setting the setting's key
   * @param thrown the thrown failure; empty if an engine started
   * @param problems the problems of a typed failure
   */
  record Start(String setting, List<Throwable> thrown, List<Problem> problems) {}

  /** Starts with each free text setting naming something that does not exist. */
  static List<Start> brokenStarts(CheckSession session) {
    List<Start> starts = new ArrayList<>();
    for (Setting<?> setting :
        session.subject().loaded().descriptor().orElseThrow().engineSettings().settings()) {
      if (setting.type() instanceof TextType text && NONSENSE.matches(text.pattern())) {
        starts.add(start(session, setting.key()));
      }
    }
    return starts;
  }

  private static Start start(CheckSession session, String key) {
    Map<String, String> text = new HashMap<>(session.subject().definition().engineSettings());
    text.put(key, NONSENSE);
    try {
      Settings settings =
          session.subject().loaded().descriptor().orElseThrow().engineSettings().parse(text);
      session.keep(
          session
              .subject()
              .plugin()
              .createEngine(
                  session.subject().context(settings, session.subject().loaded().nativeFolder())));
      return new Start(key, List.of(), List.of());
    } catch (SettingsException unfit) {
      return new Start(key, List.of(), unfit.problems());
    } catch (ProblemException typed) {
      return new Start(key, List.of(typed), typed.problems());
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      return new Start(key, List.of(untyped), List.of());
    }
  }
}
