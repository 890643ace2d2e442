package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.settings.Settings;
import io.nunchi.tck.internal.check.Growth.Leak;
import io.nunchi.tck.internal.check.Growth.Quantity;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.watch.Footprint;
import io.nunchi.tck.internal.watch.WorkMeter;
import io.nunchi.testing.FramePixels;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Chapter 8: what grows within one engine, decided by {@link Growth}. */
final class StreamGrowthChecks {

  private static final int STEPS_BEFORE = 12;
  private static final int[][] SIZES = {{320, 240}, {640, 480}, {160, 120}, {1280, 720}};

  private StreamGrowthChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("8.11", StreamGrowthChecks::analyzersLeaveNothingBehind)
        .addWithEngine("8.12", StreamGrowthChecks::changesLeaveNothingBehind);
  }

  /** One step of a loop. */
  private interface Step {
    void run(int index) throws Exception;
  }

  private static void analyzersLeaveNothingBehind(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FramePixels pixels = session.subject().walk().frame(0).pixels();
    Step step =
        index -> {
          FrameAnalyzer analyzer = session.open(engine, "comes and goes");
          session.analyzeGood(analyzer, new WatchedFrame(pixels, 0));
          session.letGo(analyzer).close();
        };
    long before = WorkMeter.nanos();
    begin(step);
    Duration each = Duration.ofNanos((WorkMeter.nanos() - before) / STEPS_BEFORE);
    int perWindow = Math.max(1, session.subject().analyzers(each) / Growth.WINDOWS);
    session.doing(
        "opened, used and closed %d analyzers of one engine".formatted(perWindow * Growth.WINDOWS));
    String check =
        "collections of the engine, listeners and threads that keep closed analyzers, and native"
            + " handles that their close() does not free";
    watch(session, perWindow, check, step);
  }

  /** Takes the steps that fill pools and caches. */
  private static void begin(Step step) throws Exception {
    for (int i = 0; i < STEPS_BEFORE; i++) {
      step.run(i);
    }
  }

  private static void changesLeaveNothingBehind(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "changes");
    List<FramePixels> pictures = new ArrayList<>();
    for (int[] size : SIZES) {
      Walk walk = session.subject().walk().sized(size[0], size[1]);
      pictures.add(walk.frame(Walk.EMPTY_FRAMES).pixels());
    }
    LiveToggle toggle = LiveToggle.of(session, engine, analyzer);
    int perWindow = Math.max(1, session.subject().cycles() / Growth.WINDOWS);
    session.doing(
        "gave an analyzer %d frames of another size each, with a change of live settings before"
            .formatted(perWindow * Growth.WINDOWS));
    Step step =
        index -> {
          toggle.change();
          session.step();
          session.analyze(analyzer, new WatchedFrame(pictures.get(index % SIZES.length), index));
        };
    begin(step);
    watch(
        session,
        perWindow,
        "what is made anew when the size or a setting changes: is the old one freed?",
        step);
  }

  private static void watch(CheckSession session, int perWindow, String check, Step step)
      throws Exception {
    Path natives = session.subject().loaded().nativeFolder().path();
    int[] index = {STEPS_BEFORE};
    List<Quantity> quantities =
        GrowthChecks.withCheck(GrowthChecks.ofEngines((long) perWindow * Growth.WINDOWS), check);
    List<Leak> leaks =
        new Growth(quantities, perWindow)
            .watch(
                Footprint.now(natives),
                before -> {
                  for (int i = 0; i < perWindow; i++) {
                    step.run(index[0]++);
                  }
                  return Footprint.now(natives);
                });
    if (!leaks.isEmpty()) {
      throw GrowthChecks.broken(session, leaks.get(0));
    }
  }

  /** Changes a live setting of the stream to and fro; does nothing where there is none. */
  private static final class LiveToggle {
    private final Change to;
    private final Change fro;
    private boolean isChanged;

    private interface Change {
      void run() throws ProblemException;
    }

    LiveToggle(Change to, Change fro) {
      this.to = to;
      this.fro = fro;
    }

    static LiveToggle of(CheckSession session, AnalyzerEngine engine, FrameAnalyzer analyzer)
        throws ProblemException {
      Settings settings = session.subject().stream("changes").settings();
      List<LiveChange> changes =
          LiveChange.of(
              session.subject().loaded().descriptor().orElseThrow().streamSettings(),
              settings,
              engine.descriptor().labels());
      return changes.isEmpty()
          ? new LiveToggle(() -> {}, () -> {})
          : new LiveToggle(
              () -> analyzer.changeSettings(changes.get(0).after()),
              () -> analyzer.changeSettings(settings));
    }

    void change() {
      isChanged = !isChanged;
      try {
        (isChanged ? to : fro).run();
      } catch (ProblemException refused) { // rule 2.4 says whether it may be refused
        return;
      }
    }
  }
}
