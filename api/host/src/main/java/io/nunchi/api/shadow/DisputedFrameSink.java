package io.nunchi.api.shadow;

import io.nunchi.api.frame.FrameBuffer;
import java.io.IOException;

/**
 * Keeps frames for a person to judge. The shadow decides which: it hands over every frame that is
 * among those with the largest disagreement at that moment, and takes the one that is not any more
 * away again, so that their number and bytes stay within the {@link ShadowPolicy}.
 *
 * <p>Lifecycle: from the start of the shadow to its end; it is not closed, and keeps what it has.
 * Threading: calls for one shadow never overlap; they come from the threads of shadows, never from
 * those of live streams. While a call takes longer than a second, other frames of the shadow are
 * compared but not handed over, and count as failures; other shadows go on. Ownership: the VMS's.
 * Its exceptions are counted and reported.
 */
public interface DisputedFrameSink {

  /**
   * Keeps a frame.
   *
   * @param frame both results
   * @param picture its pixels, borrowed for the call
   * @return the bytes that it takes
   * @throws IOException if it cannot be kept; nothing of it is left then
   */
  long keep(DisputedFrame frame, FrameBuffer picture) throws IOException;

  /**
   * Gives up a frame that was kept.
   *
   * @param frame one that {@link #keep} took
   * @throws IOException if it cannot be removed
   */
  void drop(DisputedFrame frame) throws IOException;
}
