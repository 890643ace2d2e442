package io.nunchi.api.internal.run;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.metrics.StreamCounters;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The latest frame of a stream, the frame that is being analyzed, and the counts of all others.
 *
 * <p>A stream has at most one turn that is queued or running; the caller that makes one due is told
 * to queue it. The lock is held for a few instructions only, never while a plugin, a listener or a
 * release callback runs.
 */
final class Mailbox {

  private enum Turn {
    NONE,
    QUEUED,
    RUNNING
  }

  /** The answer to an offer; {@code dropped} may be the arrived frame or the one before it. */
  record Taken(long answer, @Nullable Waiting dropped, DropReason reason, boolean turnIsDue) {}

  /** A frame may arrive before or after the one before it has ended. */
  private static final int MOST_FINISHED = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final DropCounts drops = new DropCounts();
  private Turn turn = Turn.NONE;
  private @Nullable Waiting waiting;
  private @Nullable Waiting current;
  private final ArrayDeque<Waiting> finished = new ArrayDeque<>(MOST_FINISHED);
  private @Nullable Thread turnThread;
  private boolean workIsDue;
  private boolean closing;
  private boolean closed;
  private long offered;
  private long analyzed;
  private long listenerFailures;
  private long restarts;

  /** Takes a frame, in place of one that still waits; {@code refusal} says why not, or is null. */
  Taken offer(
      FrameBuffer picture, @Nullable Object tag, long nowNanos, @Nullable DropReason refusal) {
    lock.lock();
    try {
      Waiting arrived = blank();
      arrived.begin(
          picture, offered + 1, picture.captureTime(), nowNanos, SlowFrame.beginIfRecorded());
      arrived.tag(tag);
      return take(arrived, refusal);
    } finally {
      lock.unlock();
    }
  }

  /** The same for a frame that has its number already. */
  Taken offer(
      FrameBuffer picture,
      long sequence,
      Instant captureTime,
      long nowNanos,
      @Nullable DropReason refusal) {
    lock.lock();
    try {
      Waiting arrived = blank();
      arrived.begin(picture, sequence, captureTime, nowNanos, null);
      return take(arrived, refusal);
    } finally {
      lock.unlock();
    }
  }

  private Waiting blank() {
    Waiting reused = finished.poll();
    return reused == null ? new Waiting() : reused;
  }

  private Taken take(Waiting arrived, @Nullable DropReason refusal) {
    offered++;
    DropReason reason = closing ? DropReason.CLOSING : refusal;
    if (reason != null) {
      drops.add(reason);
      return new Taken(Offer.refused(offered, reason), arrived, reason, false);
    }
    Waiting before = waiting;
    waiting = arrived;
    boolean turnIsDue = queueTurn();
    if (before != null) {
      drops.add(DropReason.SUPERSEDED);
    }
    return new Taken(Offer.accepted(offered), before, DropReason.SUPERSEDED, turnIsDue);
  }

  private boolean queueTurn() {
    if (turn != Turn.NONE) {
      return false;
    }
    turn = Turn.QUEUED;
    return true;
  }

  /** Asks for a turn though no frame waits; true if the caller has to queue it. */
  boolean requestTurn() {
    lock.lock();
    try {
      workIsDue = true;
      return queueTurn();
    } finally {
      lock.unlock();
    }
  }

  /** Begins a queued turn: the waiting frame becomes the current one. */
  @Nullable Waiting beginTurn() {
    lock.lock();
    try {
      turn = Turn.RUNNING;
      turnThread = Thread.currentThread();
      workIsDue = false;
      current = waiting;
      waiting = null;
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if the current thread is in the stream's turn, such as in its listener. */
  boolean isOwnTurn() {
    lock.lock();
    try {
      return turnThread == Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the current frame, which nobody uses any more: analyzed, or dropped for a reason. */
  void finish(@Nullable DropReason reason) {
    lock.lock();
    try {
      Waiting ended = current;
      current = null;
      if (ended != null && finished.size() < MOST_FINISHED) {
        ended.forget();
        finished.push(ended);
      }
      if (reason == null) {
        analyzed++;
      } else {
        drops.add(reason);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends a turn; true if another one is due, which the caller has to queue. */
  boolean endTurn() {
    lock.lock();
    try {
      turnThread = null;
      turn = Turn.NONE;
      if (waiting != null || workIsDue) {
        return queueTurn();
      }
      idle.signalAll();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the turn from a thread that does not come back. Its frame stays in flight until {@link
   * #beginTurn} of the next turn, which has to be queued now and has to finish it first.
   */
  @Nullable Waiting abandonTurn() {
    lock.lock();
    try {
      Waiting lost = current;
      turnThread = null;
      turn = Turn.QUEUED;
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /** Begins the turn after an abandoned one: the lost frame is still the current one. */
  void beginAftermath() {
    lock.lock();
    try {
      turn = Turn.RUNNING;
      turnThread = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** Begins to close; what waited is dropped and returned. */
  @Nullable Waiting close() {
    lock.lock();
    try {
      closing = true;
      Waiting dropped = waiting;
      waiting = null;
      if (dropped != null) {
        drops.add(DropReason.CLOSING);
      }
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Everything that belongs to the stream is closed. */
  void closed() {
    lock.lock();
    try {
      closed = true;
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the stream is closed; false if the time ran out, or it would wait for itself. */
  boolean awaitClosed(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long remaining = nanos;
      while (!closed && turnThread != Thread.currentThread()) {
        if (remaining <= 0) {
          return false;
        }
        remaining = idle.awaitNanos(remaining);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean awaitIdle(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long remaining = nanos;
      while (turn != Turn.NONE) {
        if (remaining <= 0) {
          return false;
        }
        remaining = idle.awaitNanos(remaining);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void countListenerFailure() {
    lock.lock();
    try {
      listenerFailures++;
    } finally {
      lock.unlock();
    }
  }

  void countRestart() {
    lock.lock();
    try {
      restarts++;
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if a frame waits for its turn. */
  boolean isFrameWaiting() {
    lock.lock();
    try {
      return waiting != null;
    } finally {
      lock.unlock();
    }
  }

  StreamCounters counters(int openLeases) {
    lock.lock();
    try {
      int inFlight = (waiting == null ? 0 : 1) + (current == null ? 0 : 1);
      return StreamCounters.builder()
          .offered(offered)
          .analyzed(analyzed)
          .droppedByReason(drops.byReason())
          .inFlight(inFlight)
          .listenerFailures(listenerFailures)
          .analyzerRestarts(restarts)
          .openLeases(openLeases)
          .build();
    } finally {
      lock.unlock();
    }
  }
}
