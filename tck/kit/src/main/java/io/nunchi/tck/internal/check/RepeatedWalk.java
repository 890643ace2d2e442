package io.nunchi.tck.internal.check;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.LongStream;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;

/** One stream without end, in which the same walk is repeated. */
final class RepeatedWalk {

  private final CheckSession session;
  private final FrameAnalyzer analyzer;
  private final Walk walk;
  private final List<WatchedFrame> drawn;
  private final List<FrameResult> ofWalk = new ArrayList<>(Walk.FRAMES);
  private long sequence;
  private int foundFirst;
  private int foundLast;

  RepeatedWalk(CheckSession session, FrameAnalyzer analyzer) {
    this.session = session;
    this.analyzer = analyzer;
    this.walk = session.subject().walk();
    this.drawn = walk.frames();
  }

  void next(int count) {
    for (int i = 0; i < count; i++) {
      WatchedFrame next = drawn.get((int) (sequence % Walk.FRAMES));
      ofWalk.add(session.analyzeGood(analyzer, new WatchedFrame(next.pixels(), sequence)));
      sequence++;
      if (ofWalk.size() == Walk.FRAMES) {
        count();
      }
    }
  }

  /** The second walk counts as the first: like all later ones it begins with a jump. */
  private void count() {
    foundLast = new Sightings(walk, ofWalk).framesWithTarget();
    ofWalk.clear();
    if (sequence == 2 * Walk.FRAMES) {
      foundFirst = foundLast;
    }
  }

  LongStream seen() {
    return new LongStream(sequence, foundFirst, foundLast);
  }
}
