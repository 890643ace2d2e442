package io.nunchi.testing;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays frames into an analyzer as a host does: in stream order, each frame borrowed for its call.
 *
 * <p>Lifecycle: stateless. Threading: calls of one analyzer must not overlap; the calling thread
 * runs the analyzer. Ownership: the caller closes the analyzer.
 */
public final class StreamPlayer {

  private StreamPlayer() {}

  /**
   * Calls {@link FrameAnalyzer#analyze} once and ends the frame's borrow.
   *
   * @param analyzer the analyzer
   * @param frame the frame
   * @return the result or the failure of the call
   */
  public static CallOutcome analyze(FrameAnalyzer analyzer, WatchedFrame frame) {
    try {
      @Nullable FrameResult result = analyzer.analyze(frame);
      return result == null ? CallOutcome.returnedNull() : CallOutcome.returned(result);
    } catch (Exception | Error thrown) { // an outcome of the call, which the caller judges
      return CallOutcome.threw(thrown);
    } finally {
      frame.endBorrow();
    }
  }

  /**
   * Plays all frames of a walk. A null result counts as nothing found.
   *
   * @param analyzer an analyzer that has seen no frame yet
   * @param walk the stream
   * @return the results
   * @throws AnalyzerException if the analyzer rejects a frame or fails; anything else that it
   *     throws is passed on, too
   */
  public static Sightings play(FrameAnalyzer analyzer, Walk walk) throws AnalyzerException {
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      results.add(analyze(analyzer, walk.frame(i)).resultOrThrow());
    }
    return new Sightings(walk, results);
  }
}
