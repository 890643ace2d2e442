package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.watch.Pulses;
import io.nunchi.tck.report.CheckFigure;
import io.nunchi.tck.report.Finding;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One run of one check on one subject; closes at its end everything that the check opened. */
public final class CheckSession {

  private final PreparedSubject subject;
  private final OpenResources opened = new OpenResources();
  private final FigureTally figures = new FigureTally();
  private final OpenStreams openStreams = new OpenStreams();
  private volatile String done = "loaded the plugin";

  public CheckSession(PreparedSubject subject) {
    this.subject = subject;
  }

  public PreparedSubject subject() {
    return subject;
  }

  /** Records the kit's next action for a finding. */
  public CheckSession doing(String what) {
    step();
    done = what;
    return this;
  }

  /** Creates the exception for a subject that breaks the contract rule. */
  public CheckFailed failure(String expected, String found, String check) {
    return new CheckFailed(new Finding(done, expected, found, check));
  }

  /** Creates the exception for a contract rule that cannot be tried. */
  public CheckSkipped skipped(String reason) {
    return new CheckSkipped(reason);
  }

  /** Creates the exception for a contract rule about something that the subject does not have. */
  public CheckNotApplicable notApplicable(String reason) {
    return new CheckNotApplicable(reason);
  }

  /** Records a figure of the check for the report. */
  public void figure(String name, double value) {
    figures.set(name, value);
  }

  List<CheckFigure> figures() {
    return figures.all();
  }

  /** Skips the contract rule if the subject lacks a prerequisite. */
  public void require(Prerequisite prerequisite) {
    if (!subject.definition().has(prerequisite)) {
      throw skipped(prerequisite.reason());
    }
  }

  /**
   * Returns the number of streams to try at once: fewer than wanted if the engine has a limit. The
   * contract rule does not apply if the engine has analyzers for one stream only.
   */
  public int severalStreams(int wanted) {
    int streams = subject.streamsAtOnce(wanted);
    if (streams < 2) {
      throw notApplicable("the engine has analyzers for one stream at a time");
    }
    return streams;
  }

  /** Starts an engine with the subject's settings, as a host does. */
  public AnalyzerEngine startEngine() throws ProblemException {
    return startEngine(subject.context());
  }

  /** Starts an engine with another context than the subject's. */
  public AnalyzerEngine startEngine(EngineContext context) throws ProblemException {
    step();
    AnalyzerEngine engine = keep(subject.plugin().createEngine(context));
    figures.add("engines", 1);
    engine.warmUp();
    return engine;
  }

  public FrameAnalyzer open(AnalyzerEngine engine, String streamId) throws ProblemException {
    return open(engine, subject.stream(streamId));
  }

  /**
   * Opens an analyzer. Where the engine has as many as it declares, the one that was opened first
   * is closed before: a check that needs more than {@link #streams} at once has none to spare.
   */
  public FrameAnalyzer open(AnalyzerEngine engine, StreamContext stream) throws ProblemException {
    step();
    Optional<FrameAnalyzer> first =
        openStreams.firstOf(engine, subject.maximumStreams().orElse(Integer.MAX_VALUE));
    if (first.isPresent()) {
      letGo(first.get()).close();
    }
    FrameAnalyzer analyzer = keep(engine.openAnalyzer(stream));
    openStreams.add(engine, analyzer);
    figures.add("analyzers", 1);
    return analyzer;
  }

  /** Returns the analyzers that a check may have at once: as many as it wants, or fewer. */
  public int streams(int wanted) {
    return subject.streamsAtOnce(wanted);
  }

  /** Registers what is closed at the end, unless {@link #letGo} is called before. */
  public <T extends AutoCloseable> T keep(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  /** Leaves the close to the check. */
  public <T extends AutoCloseable> T letGo(T closeable) {
    opened.remove(closeable);
    openStreams.remove(closeable);
    return closeable;
  }

  /** Notes that the subject made use of a capability that no result shows. */
  public void saw(Capability capability) {
    subject.tally().addOne(capability);
  }

  /** Analyzes a frame, and tells its outcome. */
  public CallOutcome analyze(FrameAnalyzer analyzer, WatchedFrame frame) {
    step();
    figures.add("frames", 1);
    CallOutcome outcome = StreamPlayer.analyze(analyzer, frame);
    if (outcome.isAnalyzed()) {
      subject.tally().add(outcome.result());
    }
    return outcome;
  }

  /** Analyzes a good frame; the contract rule is broken if the analyzer fails. */
  public FrameResult analyzeGood(FrameAnalyzer analyzer, WatchedFrame frame) {
    return good(analyze(analyzer, frame), frame);
  }

  /** Returns the result of a good frame; the contract rule is broken if the analyzer failed. */
  public FrameResult good(CallOutcome outcome, WatchedFrame frame) {
    if (!outcome.isAnalyzed()) {
      throw failure(
          "a good frame is analyzed: " + frame.pixels().layout(),
          outcome.describe(),
          "what analyze does with frame " + frame.sequence() + " of the stream");
    }
    return outcome.result();
  }

  /** Analyzes all frames of a walk on the calling thread. */
  public List<FrameResult> follow(FrameAnalyzer analyzer, Walk walk) {
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      results.add(analyzeGood(analyzer, walk.frame(i)));
    }
    return results;
  }

  /** Analyzes all frames of a walk with a new analyzer. */
  public List<FrameResult> follow(AnalyzerEngine engine, Walk walk) throws ProblemException {
    FrameAnalyzer analyzer = open(engine, "alone");
    List<FrameResult> results = follow(analyzer, walk);
    letGo(analyzer).close();
    return results;
  }

  /**
   * Analyzes a walk with a new analyzer while no other runs. Skips the contract rule if the results
   * differ from run to run anyway.
   */
  public List<FrameResult> alone(AnalyzerEngine engine, Walk walk) throws ProblemException {
    List<FrameResult> first = follow(engine, walk);
    SameResults.difference(first, follow(engine, walk))
        .ifPresent(
            difference -> {
              throw skipped("the same frames give different results already (rule 9.1)");
            });
    return first;
  }

  /** The contract rule is broken unless both are the same. */
  public void requireSame(
      List<FrameResult> expected, List<FrameResult> actual, String expectation, String check) {
    SameResults.difference(expected, actual)
        .ifPresent(
            difference -> {
              throw failure(expectation, difference, check);
            });
  }

  /** Runs a call that must end. */
  public <T> T endsInTime(String name, Callable<T> call, String check) throws Exception {
    return endsInTime(Parallel.start(name, call), check);
  }

  /** Waits for a running call that must end. */
  public <T> T endsInTime(Parallel.Running<T> running, String check) throws Exception {
    try {
      return running.await(subject.patience());
    } catch (Parallel.HangException e) {
      throw hangs(running, e, check);
    }
  }

  /** Waits until a running call is held up in {@code frame.planes()}, or has ended. */
  public void awaitReader(Parallel.Running<?> running, ReadLatch latch, String check)
      throws Exception {
    try {
      running.awaitEndOr(
          millis -> latch.awaitReader(Duration.ofMillis(millis)), subject.patience());
    } catch (Parallel.HangException e) {
      throw hangs(running, e, check);
    }
  }

  private CheckFailed hangs(
      Parallel.Running<?> running, Parallel.HangException hang, String check) {
    return failure(running.name() + " ends", CallOutcome.describe(hang), check);
  }

  /** Waits for an event as long as a tenth of what a call that does nothing gets. */
  public boolean await(Pulses.Event event) throws InterruptedException {
    return Pulses.await(event, Math.max(1, subject.patience().pulses() / 10));
  }

  /** Counts a step of the check, which shows that it does not hang. */
  public void step() {
    subject.step();
  }

  /** Closes what is still open. */
  void end() throws Exception {
    opened.closeAll();
  }
}
