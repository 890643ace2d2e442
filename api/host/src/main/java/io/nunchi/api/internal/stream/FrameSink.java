package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream's frames: each gets here exactly once, with its picture, which the sink
 * releases.
 *
 * <p>Calls that belong to the VMS are made under the watch of the worker; the watch is null on the
 * VMS's own threads. A sink throws nothing but the {@link
 * io.nunchi.loading.internal.call.AbandonedCall} of such a call.
 */
public interface FrameSink {

  /** Takes a frame with its result, found by a generation. */
  void analyzed(InboxFrame frame, AnalyzedFrame result, Generation generation, CallWatch watch);

  /** Takes a frame without a result. */
  void dropped(
      InboxFrame frame, DropReason reason, List<Problem> problems, @Nullable CallWatch watch);

  /** Releases the picture of an offer that failed for want of memory, on the VMS's own thread. */
  void releaseRefused(FrameBuffer picture);

  /** Releases the picture of a frame that was settled before, on a lost thread that came back. */
  void releaseLate(FrameBuffer picture);

  /** Takes problems of the stream as a whole; an empty list has no effect. */
  void problems(List<Problem> problems, @Nullable CallWatch watch);

  /**
   * Gives up the call of the VMS in which the stream's turn is blocked, if there is one; true if
   * the stream goes on without it.
   */
  boolean giveUpBlockedCall(CallWatch watch);
}
