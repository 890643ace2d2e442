package io.nunchi.tck.internal.check;

import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.testing.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream of the reference host, whose results to a walk are compared with those that an analyzer
 * gives outside it.
 *
 * <p>Threading: any thread; the host calls it as a listener.
 */
final class ComparedStream implements StreamListener {

  private static final Duration LONG = Duration.ofDays(1);

  private final CheckSession session;
  private final Walk walk;
  private final StreamListener notes;
  private final List<FrameResult> outside;
  private final List<FrameResult> results = new ArrayList<>();

  /** Analyzes the walk outside the host. */
  ComparedStream(CheckSession session, Walk walk, StreamListener notes) throws ProblemException {
    this.session = session;
    this.walk = walk;
    this.notes = notes;
    this.outside = analyzeOutside();
  }

  private List<FrameResult> analyzeOutside() throws ProblemException {
    AnalyzerEngine engine = session.startEngine();
    List<FrameResult> analyzed = session.follow(engine, walk);
    session.letGo(engine).close();
    return analyzed;
  }

  /** Offers the walk to a stream of the host that has this listener, one frame after the other. */
  void offerTo(Stream stream) throws InterruptedException {
    for (int i = 0; i < Walk.FRAMES; i++) {
      session.step();
      stream.offer(HostFrames.timed(walk.frame(i)));
      stream.awaitIdle(LONG);
    }
  }

  /** The contract rule is broken if the results differ, unless they differ outside the host too. */
  void requireSame(String check) throws ProblemException {
    Optional<String> difference = SameResults.difference(outside, copyOfResults());
    if (difference.isPresent()
        && SameResults.difference(outside, analyzeOutside()).isEmpty()) { // else rule 9.1 tells it
      throw session.failure("the results of an analyzer outside the host", difference.get(), check);
    }
  }

  private synchronized List<FrameResult> copyOfResults() {
    return List.copyOf(results);
  }

  @Override
  public synchronized void onResult(AnalyzedFrame frame) {
    if (results.size() < Walk.FRAMES) { // what is offered later is not compared
      results.add(frame.result());
    }
  }

  @Override
  public void onDropped(DroppedFrame frame) {
    notes.onDropped(frame);
  }

  @Override
  public void onProblem(List<Problem> problems) {
    notes.onProblem(problems);
  }
}
