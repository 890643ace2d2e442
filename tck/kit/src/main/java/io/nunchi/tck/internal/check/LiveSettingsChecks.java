package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckNotApplicable;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chapter 2: settings that change while engines and analyzers run take effect. */
final class LiveSettingsChecks {

  private final CheckSession session;
  private final PluginDescriptor descriptor;
  private final Settings engineSettings;
  private final Settings streamSettings;

  private LiveSettingsChecks(CheckSession session) {
    this.session = session;
    this.descriptor = session.subject().loaded().descriptor().orElseThrow();
    this.engineSettings = session.subject().context().settings();
    this.streamSettings = session.subject().stream("settings").settings();
  }

  static void addTo(Checks checks) {
    checks
        .addWithEngine("2.4", session -> new LiveSettingsChecks(session).takeEffect())
        .addWithEngine("2.5", session -> new KeptStateChecks(session).keepState());
  }

  /**
   * The results of an analyzer that has the changed settings from its start.
   *
   * @param results to a walk
   * @param seen the number of frames that another analyzer can see before the change without a
   *     right to other results afterwards: all empty frames, or only the first one if empty frames
   *     matter to later results, as to an analyzer that learns the background
   */
  private record Started(List<FrameResult> results, int seen) {}

  private void takeEffect() throws Exception {
    AnalyzerEngine engine = session.startEngine();
    List<String> labels = engine.descriptor().labels();
    List<LiveChange> ofStreams = LiveChange.of(descriptor.streamSettings(), streamSettings, labels);
    List<LiveChange> ofEngines = LiveChange.of(descriptor.engineSettings(), engineSettings, labels);
    if (ofStreams.isEmpty() && ofEngines.isEmpty()) {
      throw nothingToChange(session, descriptor);
    }
    int taken = 0;
    for (LiveChange change : ofStreams) {
      taken += analyzerTakes(change, engine) ? 1 : 0;
    }
    session.letGo(engine).close();
    for (LiveChange change : ofEngines) {
      taken += engineTakes(change) ? 1 : 0;
    }
    if (taken == 0) {
      throw session.notApplicable(
          "nothing starts with another value of a setting that is declared changeable live");
    }
    session.figure("changes of settings", taken);
  }

  /** Creates the exception for a subject without a live setting that the kit has values for. */
  static CheckNotApplicable nothingToChange(CheckSession session, PluginDescriptor descriptor) {
    List<String> live =
        Stream.of(descriptor.engineSettings(), descriptor.streamSettings())
            .flatMap(schema -> schema.settings().stream())
            .filter(Setting::isChangeableLive)
            .map(Setting::key)
            .toList();
    return session.notApplicable(
        live.isEmpty()
            ? "no setting is declared changeable live"
            : "the kit knows no other value for the live settings " + live);
  }

  /** Returns false if no engine starts with the change. */
  private boolean engineTakes(LiveChange change) throws Exception {
    Optional<Started> expected = startedWith(change);
    if (expected.isEmpty()) {
      return false;
    }
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer opened = session.open(engine, "before the change");
    session.doing("changed engine setting " + change + " after an analyzer was opened");
    change(() -> engine.changeSettings(change.after()));
    requireAsStarted(expected.get().results(), session.follow(opened, session.subject().walk()));
    session.letGo(opened).close();
    requireAsStarted(expected.get().results(), session.follow(engine, session.subject().walk()));
    session.letGo(engine).close();
    engineTakesWhileAnalyzing(change, expected.get());
    return true;
  }

  private void engineTakesWhileAnalyzing(LiveChange change, Started expected) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer running = session.open(engine, "running");
    see(running, expected.seen());
    session.doing("changed engine setting " + change + seen(expected));
    change(() -> engine.changeSettings(change.after()));
    requireGoesOnAsStarted(expected, running);
    session.letGo(running).close();
    session.letGo(engine).close();
  }

  /** Empty if it is not a value for this engine at all. */
  private Optional<Started> startedWith(LiveChange change) throws Exception {
    try {
      AnalyzerEngine started = start(change.after());
      Started expected = started(() -> session.open(started, "started with the change"));
      session.letGo(started).close();
      return Optional.of(expected);
    } catch (ProblemException refused) {
      return Optional.empty();
    }
  }

  private AnalyzerEngine start(Settings settings) throws ProblemException {
    return session.startEngine(
        session.subject().context(settings, session.subject().loaded().nativeFolder()));
  }

  /** Returns false if no analyzer starts with the change. */
  private boolean analyzerTakes(LiveChange change, AnalyzerEngine engine) throws Exception {
    Started expected;
    try {
      StreamContext stream = TestStreamContext.of("other", change.after());
      expected = started(() -> session.open(engine, stream));
    } catch (ProblemException refused) {
      return false; // not a value for this analyzer at all
    }
    FrameAnalyzer opened = session.open(engine, "changed");
    session.doing("changed stream setting " + change + " before the first frame");
    change(() -> opened.changeSettings(change.after()));
    requireAsStarted(expected.results(), session.follow(opened, session.subject().walk()));
    session.letGo(opened).close();

    FrameAnalyzer running = session.open(engine, "running");
    see(running, expected.seen());
    session.doing("changed stream setting " + change + seen(expected));
    change(() -> running.changeSettings(change.after()));
    requireGoesOnAsStarted(expected, running);
    session.letGo(running).close();
    return true;
  }

  /** Opens an analyzer that has the changed settings from its start. */
  private interface Opening {
    FrameAnalyzer open() throws ProblemException;
  }

  private Started started(Opening opening) throws ProblemException {
    FrameAnalyzer whole = opening.open();
    List<FrameResult> results = session.follow(whole, session.subject().walk());
    session.letGo(whole).close();

    FrameAnalyzer late = opening.open();
    List<FrameResult> lateResults = rest(late, Walk.EMPTY_FRAMES);
    session.letGo(late).close();
    List<FrameResult> end = results.subList(Walk.EMPTY_FRAMES, Walk.FRAMES);
    boolean emptyFramesMatter =
        SameResults.difference(KnownByTrack.leftOut(end), KnownByTrack.leftOut(lateResults))
            .isPresent();
    return new Started(results, emptyFramesMatter ? 1 : Walk.EMPTY_FRAMES);
  }

  private static String seen(Started started) {
    return " after " + started.seen() + " frames";
  }

  private void see(FrameAnalyzer analyzer, int frames) {
    for (int i = 0; i < frames; i++) {
      session.analyzeGood(analyzer, session.subject().walk().frame(i));
    }
  }

  private List<FrameResult> rest(FrameAnalyzer analyzer, int from) {
    List<FrameResult> results = new ArrayList<>();
    for (int i = from; i < Walk.FRAMES; i++) {
      results.add(session.analyzeGood(analyzer, session.subject().walk().frame(i)));
    }
    return results;
  }

  /** Tracks may have other numbers: of what it took for a target before, it had tracks. */
  private void requireGoesOnAsStarted(Started expected, FrameAnalyzer running) {
    List<FrameResult> actual = new ArrayList<>(expected.results().subList(0, expected.seen()));
    actual.addAll(rest(running, expected.seen()));
    requireAsStarted(KnownByTrack.leftOut(expected.results()), KnownByTrack.leftOut(actual));
  }

  private void requireAsStarted(List<FrameResult> expected, List<FrameResult> actual) {
    session.requireSame(
        expected,
        actual,
        "the results of one that was started with the changed settings",
        "what is worked out from settings once, and not again in changeSettings");
  }

  /** A call of changeSettings. */
  private interface ChangeCall {
    void run() throws Exception;
  }

  private void change(ChangeCall call) {
    try {
      call.run();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw refused(thrown);
    }
  }

  private CheckFailed refused(Throwable thrown) {
    return session.failure(
        "the change: one that was started with these settings runs",
        CallOutcome.describe(thrown),
        "changeSettings, and which settings the schema declares changeableLive()");
  }
}
