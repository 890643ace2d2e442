package io.nunchi.tck.internal.trial;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.Capability;
import io.nunchi.tck.Finding;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.picture.WatchedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** One rule is tried on one subject; what is opened here is closed in the end. */
public final class Trial {

  private final Bench bench;
  private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
  private volatile String done = "loaded the plugin";

  public Trial(Bench bench) {
    this.bench = bench;
  }

  public Bench bench() {
    return bench;
  }

  /** Says what the kit is about to do. */
  public Trial doing(String what) {
    done = what;
    return this;
  }

  /** The subject breaks the rule. */
  public RuleBroken broken(String expected, String found, String check) {
    return new RuleBroken(new Finding(done, expected, found, check));
  }

  /** The rule cannot be tried. */
  public RuleSkipped skipped(String reason) {
    return new RuleSkipped(reason);
  }

  /** Skips rules that need what the subject lacks. */
  public void require(Capability capability) {
    if (!bench.subject().has(capability)) {
      throw skipped(capability.reason());
    }
  }

  /** An engine with the subject's settings, as a host starts it. */
  public AnalyzerEngine startEngine() throws AnalyzerException {
    AnalyzerEngine engine = keep(bench.plugin().createEngine(bench.context()));
    engine.warmUp();
    return engine;
  }

  public FrameAnalyzer open(AnalyzerEngine engine, String streamId) throws AnalyzerException {
    return keep(engine.openAnalyzer(bench.stream(streamId)));
  }

  /** Closes it in the end, unless {@link #letGo} is called before. */
  public <T extends AutoCloseable> T keep(T closeable) {
    opened.push(closeable);
    return closeable;
  }

  /** The check closes it itself. */
  public <T extends AutoCloseable> T letGo(T closeable) {
    opened.remove(closeable);
    return closeable;
  }

  /** One call, whatever comes of it. */
  public static Outcome analyze(FrameAnalyzer analyzer, WatchedFrame frame) {
    try {
      @Nullable FrameResult result = analyzer.analyze(frame);
      return result == null ? Outcome.returnedNull() : Outcome.returned(result);
    } catch (Exception | Error anything) { // whatever a plugin throws is a finding
      return Outcome.threw(anything);
    } finally {
      frame.endBorrow();
    }
  }

  /** A good frame, which is analyzed. */
  public FrameResult analyzeGood(FrameAnalyzer analyzer, WatchedFrame frame) {
    Outcome outcome = analyze(analyzer, frame);
    if (!outcome.isAnalyzed()) {
      throw broken(
          "a good frame is analyzed: " + describe(frame),
          outcome.describe(),
          "what analyze does with frame " + frame.sequence() + " of the stream");
    }
    return outcome.result();
  }

  private static String describe(WatchedFrame frame) {
    return frame.picture().describe();
  }

  /** All frames of a walk, on the calling thread. */
  public List<FrameResult> follow(FrameAnalyzer analyzer, Walk walk) {
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      results.add(analyzeGood(analyzer, walk.frame(i)));
    }
    return results;
  }

  /** What a new analyzer of an engine says to a walk. */
  public List<FrameResult> follow(AnalyzerEngine engine, Walk walk) throws AnalyzerException {
    FrameAnalyzer analyzer = open(engine, "alone");
    List<FrameResult> results = follow(analyzer, walk);
    letGo(analyzer).close();
    return results;
  }

  /**
   * What an analyzer says to a walk when it is alone. Rules that compare results are skipped when
   * the results change from run to run already.
   */
  public List<FrameResult> alone(AnalyzerEngine engine, Walk walk) throws AnalyzerException {
    List<FrameResult> first = follow(engine, walk);
    SameResults.difference(first, follow(engine, walk))
        .ifPresent(
            difference -> {
              throw skipped("the same frames give different results already (rule 9.1)");
            });
    return first;
  }

  /** Fails unless both are the same. */
  public void requireSame(
      List<FrameResult> expected, List<FrameResult> actual, String expectation, String check) {
    SameResults.difference(expected, actual)
        .ifPresent(
            difference -> {
              throw broken(expectation, difference, check);
            });
  }

  /** A call that must end. */
  public <T> T endsInTime(String name, Callable<T> call, String check) throws Exception {
    return endsInTime(Parallel.start(name, call), check);
  }

  /** A running call that must end. */
  public <T> T endsInTime(Parallel.Running<T> running, String check) throws Exception {
    Duration patience = bench.patience();
    try {
      return running.await(patience);
    } catch (Parallel.HangException hang) {
      throw broken(running.name() + " ends", Outcome.describe(hang), check);
    }
  }

  /** Closes what was opened and not closed yet. */
  void end() throws Exception {
    Exception first = null;
    for (AutoCloseable closeable = opened.poll(); closeable != null; closeable = opened.poll()) {
      try {
        closeable.close();
      } catch (Exception failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
