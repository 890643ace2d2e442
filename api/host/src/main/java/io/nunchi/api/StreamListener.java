package io.nunchi.api;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.spi.failure.Problem;
import java.util.List;

/**
 * Receives the results and drops of a stream's frames.
 *
 * <p>Threading: calls for one stream never overlap with each other, except {@link #onDropped},
 * which may come from the thread that offers or closes, and the {@link #onProblem} that says that
 * the stream was closed and its analyzer has not returned; results come in stream order from the
 * host's workers. A slow listener slows its stream. Exceptions of a listener are logged and
 * counted, and change nothing else.
 */
@FunctionalInterface
public interface StreamListener {

  /**
   * A frame was analyzed.
   *
   * @param frame the result
   */
  void onResult(AnalyzedFrame frame);

  /**
   * A frame was dropped.
   *
   * @param frame the frame and the reason
   */
  default void onDropped(DroppedFrame frame) {}

  /**
   * A problem concerns the stream and not only one frame, such as an analyzer that failed and is
   * replaced.
   *
   * @param problems at least one problem
   */
  default void onProblem(List<Problem> problems) {}
}
