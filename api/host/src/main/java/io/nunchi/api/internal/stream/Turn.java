package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a stream: what it takes from the inbox, and the outcome of its frame. Filled anew for
 * every turn; a turn that is lost with its thread is not used again.
 */
final class Turn {

  private @Nullable InboxFrame frame;
  private @Nullable LostCall lostCall;
  private boolean closing;
  private boolean commanded;
  private boolean closed;
  private @Nullable AnalyzedFrame result;
  private @Nullable DropReason reason;
  private List<Problem> problems = List.of();
  private boolean failure;
  private boolean broken;

  /** Begins a turn with a frame, or without one; commands are the inbox's until they are obeyed. */
  void begin(@Nullable InboxFrame taken, boolean streamIsClosing, boolean commandsWait) {
    commanded = commandsWait;
    frame = taken;
    lostCall = null;
    closing = streamIsClosing;
    closed = false;
    result = null;
    reason = null;
    problems = List.of();
    failure = false;
    broken = false;
  }

  /** Begins the turn after one that was lost; its frame is the lost one. */
  void beginAfter(LostCall lost, @Nullable InboxFrame lostFrame, boolean streamIsClosing) {
    begin(lostFrame, streamIsClosing, false);
    lostCall = lost;
  }

  /** Returns true if commands are to be obeyed before the frame. */
  boolean isCommanded() {
    return commanded;
  }

  @Nullable InboxFrame frame() {
    return frame;
  }

  InboxFrame requireFrame() {
    return Objects.requireNonNull(frame, "the turn has no frame");
  }

  @Nullable LostCall lostCall() {
    return lostCall;
  }

  boolean isClosing() {
    return closing;
  }

  /** Notes that everything of the stream is closed. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** The frame has a checked result. */
  void analyzed(AnalyzedFrame found) {
    result = found;
  }

  /** The frame has no result, and the analyzer is not to blame. */
  void drop(DropReason why, List<Problem> found) {
    reason = why;
    problems = found;
  }

  /** The analyzer failed on the frame; if it is broken, it must be replaced. */
  void fail(DropReason why, List<Problem> found, boolean isBroken) {
    drop(why, found);
    failure = true;
    broken = isBroken;
  }

  /** The result; null if the frame is dropped. */
  @Nullable AnalyzedFrame result() {
    return result;
  }

  DropReason reason() {
    return Objects.requireNonNull(reason, "the frame has a result");
  }

  List<Problem> problems() {
    return problems;
  }

  boolean isFailure() {
    return failure;
  }

  boolean isBroken() {
    return broken;
  }
}
