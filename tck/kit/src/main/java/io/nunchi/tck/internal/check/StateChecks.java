package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.tck.internal.watch.FileDigests;
import io.nunchi.testing.Walk;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chapter 9: state and determinism. */
final class StateChecks {

  private StateChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("9.1", StateChecks::sameFramesGiveTheSame)
        .addWithEngine("9.2", StateChecks::streamsDoNotSeeEachOther)
        .addWithEngine("9.3", StateChecks::modelIsNamed)
        .addWithEngine("9.5", SavedStateCheck::run)
        .addWithEngine("9.6", PaceCheck::run);
  }

  private static void sameFramesGiveTheSame(CheckSession session) throws Exception {
    Walk walk = session.subject().walk();
    AnalyzerEngine engine = session.startEngine();
    session.doing("gave the same frames to two analyzers, one after the other");
    List<FrameResult> first = session.follow(engine, walk);
    String check = "random numbers, clocks, counters and unordered collections";
    session.requireSame(first, session.follow(engine, walk), "the same results", check);
    session.doing("gave the same frames to an analyzer of another engine");
    session.requireSame(
        first, session.follow(session.startEngine(), walk), "the same results", check);
  }

  private static void streamsDoNotSeeEachOther(CheckSession session) throws Exception {
    var unused = session.severalStreams(2);
    AnalyzerEngine engine = session.startEngine();
    Walk right = session.subject().walk();
    List<List<FrameResult>> alone =
        List.of(
            session.alone(engine, right), session.alone(engine, right.going(Walk.Way.LEFT_BELOW)));
    session.doing("gave frames to two analyzers of an engine in turns, from one thread");
    interleavedDifference(session, engine, alone)
        .ifPresent(
            difference -> {
              throw session.failure(
                  "the results of each stream alone",
                  difference,
                  "static fields and fields of the engine that hold what belongs to one stream");
            });
    new SeparateStreams(session, alone).require(engine);
  }

  /** Describes the first difference between two streams that take turns and each alone. */
  static Optional<String> interleavedDifference(
      CheckSession session, AnalyzerEngine engine, List<List<FrameResult>> alone)
      throws ProblemException {
    Walk right = session.subject().walk();
    Walk left = right.going(Walk.Way.LEFT_BELOW);
    FrameAnalyzer one = session.open(engine, "in turns 1");
    FrameAnalyzer other = session.open(engine, "in turns 2");
    List<FrameResult> ofOne = new ArrayList<>();
    List<FrameResult> ofOther = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      ofOne.add(session.analyzeGood(one, right.frame(i)));
      ofOther.add(session.analyzeGood(other, left.frame(i)));
    }
    session.letGo(one).close();
    session.letGo(other).close();
    return SameResults.difference(alone.get(0), ofOne)
        .or(() -> SameResults.difference(alone.get(1), ofOther));
  }

  private static void modelIsNamed(CheckSession session) throws Exception {
    session.doing("compared the engine's model with the files that its settings name");
    AnalyzerEngine engine = session.startEngine();
    Optional<ModelIdentity> model = engine.descriptor().model();
    if (model.isPresent() && model.get().id().isBlank()) {
      throw session.failure("a model id", "a blank one", "new ModelIdentity(...)");
    }
    int files = 0;
    for (String value : session.subject().definition().engineSettings().values()) {
      Optional<Path> named = existing(value);
      if (named.isPresent()) {
        files++;
        Set<String> digests = FileDigests.in(named.get());
        if (model.isEmpty() || !digests.contains(model.get().digest())) {
          throw session.failure(
              "a model whose digest is the SHA-256 of a file of " + named.get(),
              model.map(ModelIdentity::toString).orElse("no model"),
              "EngineDescriptor.model(...), and over which bytes the digest is made");
        }
      }
    }
    if (files == 0 && model.isEmpty()) {
      throw session.notApplicable("the engine has no model, and no setting names a file");
    }
  }

  private static Optional<Path> existing(String value) {
    try {
      return Optional.of(Path.of(value)).filter(path -> path.isAbsolute() && Files.exists(path));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
