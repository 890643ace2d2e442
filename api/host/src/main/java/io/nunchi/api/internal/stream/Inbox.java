package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.internal.schedule.UrgentLocking;
import io.nunchi.api.metrics.StreamCounters;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for a stream's next turn: the latest frame, and commands; and the counts of
 * all frames before. A stream has at most one turn that is queued or running; the caller that makes
 * one due is told to queue it.
 *
 * <p>Any thread. The lock is held for a few instructions only, never while a plugin, a listener or
 * a release callback runs.
 */
public final class Inbox {

  /** The life of a stream. */
  public enum Life {
    /** Frames and commands are taken. */
    OPEN,
    /** Frames and commands are refused; the next turn closes the analyzer. */
    CLOSING,
    /** No turn will come. */
    CLOSED
  }

  private enum TurnState {
    NONE,
    QUEUED,
    RUNNING
  }

  /**
   * The outcome of an offer.
   *
   * @param accepted true if the arrived frame waits for a turn
   * @param turnIsDue true if the caller has to queue a turn
   * @param dropped the arrived frame, or the one before it, or null
   * @param reason the reason for the drop
   */
  record Arrival(
      boolean accepted, boolean turnIsDue, @Nullable InboxFrame dropped, DropReason reason) {

    /** The outcome for a frame that takes the place of a waiting one, which had a turn already. */
    static Arrival superseding(InboxFrame waiting) {
      return new Arrival(true, false, waiting, DropReason.SUPERSEDED);
    }

    private static final Arrival WITH_TURN = new Arrival(true, true, null, DropReason.SUPERSEDED);
    private static final Arrival WITHOUT_TURN =
        new Arrival(true, false, null, DropReason.SUPERSEDED);
  }

  /** The outcome of a command. */
  enum Posting {
    /** The caller has to queue a turn. */
    TURN_IS_DUE,
    /** A turn is queued or running already. */
    ACCEPTED,
    /** The stream is closing or closed; the command has no effect. */
    REFUSED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final FrameRate frameRate;
  private final DropCounts drops = new DropCounts();
  private final ArrayDeque<StreamCommand> commands = new ArrayDeque<>();

  /** A used frame that its turn left behind. */
  private @Nullable InboxFrame spare;

  /**
   * A used frame that an offering thread left behind, without the lock. Only the holder of the lock
   * takes it, so nobody else gets it, too. A second one that comes meanwhile may be lost, which
   * costs its memory only.
   */
  private final AtomicReference<@Nullable InboxFrame> returned = new AtomicReference<>();

  private volatile Life life = Life.OPEN;
  private TurnState turn = TurnState.NONE;
  private volatile @Nullable Thread turnThread;
  private @Nullable InboxFrame latest;
  private @Nullable InboxFrame current;
  private @Nullable LostCall lost;
  private long takenSequence;
  private long offered;
  private long analyzed;

  /** An inbox that thins frames out to a rate. */
  Inbox(FrameRate frameRate) {
    this.frameRate = frameRate;
  }

  private InboxFrame blank() {
    InboxFrame reused = spare;
    spare = null;
    if (reused == null) {
      reused = returned.getAcquire();
      returned.setPlain(null);
    }
    return reused == null ? new InboxFrame() : reused;
  }

  /** Takes back a frame that was dropped by an offer, and that nobody uses any more. */
  void recycle(InboxFrame dropped) {
    dropped.forget();
    returned.setRelease(dropped);
  }

  /**
   * Takes a frame, in place of one that still waits; {@code refusal} says why not, or is null.
   * Nothing has changed if it throws for want of memory; so it is with commands and the close.
   */
  Arrival offer(
      FrameBuffer picture,
      long sequence,
      long nowNanos,
      @Nullable Object tag,
      @Nullable DropReason refusal) {
    lock.lock();
    try {
      InboxFrame arrived = blank().begin(picture, sequence, nowNanos, tag).recorded();
      DropReason reason = refusal(arrived, refusal);
      if (reason != null) {
        Arrival refused = new Arrival(false, false, arrived, reason);
        offered++;
        drops.add(reason);
        return refused;
      }
      InboxFrame before = latest;
      Arrival accepted = accepted(before);
      offered++;
      if (before != null) {
        drops.add(DropReason.SUPERSEDED);
      }
      latest = arrived;
      queueTurn();
      return accepted;
    } finally {
      lock.unlock();
    }
  }

  private Arrival accepted(@Nullable InboxFrame before) {
    if (before != null) {
      return before.superseded(); // its turn is queued, or follows the running one
    }
    return isTurnMissing() ? Arrival.WITH_TURN : Arrival.WITHOUT_TURN;
  }

  private @Nullable DropReason refusal(InboxFrame arrived, @Nullable DropReason refusal) {
    if (life != Life.OPEN) {
      return DropReason.CLOSING;
    }
    if (refusal != null) {
      return refusal;
    }
    long newest = latest == null ? takenSequence : latest.sequence();
    if (arrived.sequence() <= newest) { // another thread offered a later frame meanwhile
      return DropReason.SUPERSEDED;
    }
    return frameRate.isAbove(arrived.offeredNanos()) ? DropReason.ABOVE_TARGET_RATE : null;
  }

  private boolean isTurnMissing() {
    return turn == TurnState.NONE;
  }

  private void queueTurn() {
    if (isTurnMissing()) {
      turn = TurnState.QUEUED;
    }
  }

  private boolean requestTurn() {
    boolean isDue = isTurnMissing();
    queueTurn();
    return isDue;
  }

  /** Lets a command meet the stream between two frames. */
  Posting post(StreamCommand command) {
    lock.lock();
    try {
      if (life != Life.OPEN) {
        return Posting.REFUSED;
      }
      commands.add(command);
      return requestTurn() ? Posting.TURN_IS_DUE : Posting.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a command; false if a turn has taken it already. */
  boolean withdraw(StreamCommand command) {
    lock.lock();
    try {
      return commands.remove(command);
    } finally {
      lock.unlock();
    }
  }

  /** Begins to close; the frame that waited comes back as dropped. Empty if it was begun before. */
  Optional<Arrival> close() {
    lock.lock();
    try {
      if (life != Life.OPEN) {
        return Optional.empty();
      }
      Optional<Arrival> closing =
          Optional.of(new Arrival(false, isTurnMissing(), latest, DropReason.CLOSING));
      life = Life.CLOSING;
      if (latest != null) {
        drops.add(DropReason.CLOSING);
      }
      latest = null;
      queueTurn();
      return closing;
    } finally {
      lock.unlock();
    }
  }

  /** Begins the queued turn: it takes the frame, and learns whether commands wait. */
  void beginTurn(Turn begun) {
    lock.lock();
    try {
      turn = TurnState.RUNNING;
      turnThread = Thread.currentThread();
      LostCall lostCall = lost;
      if (lostCall != null) {
        lost = null;
        begun.beginAfter(lostCall, current, false);
        return;
      }
      current = latest;
      latest = null;
      if (current != null) {
        takenSequence = current.sequence();
      }
      begun.begin(current, life == Life.CLOSING, !commands.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a command, in the stream's turn; null if none waits. The others stay here, so that the
   * next turn finds them if this one is lost with its thread.
   */
  @Nullable StreamCommand nextCommand() {
    lock.lock();
    try {
      return commands.poll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the turn and counts its frame; true if the caller has to queue another turn. */
  boolean endTurn(Turn ended) {
    UrgentLocking.lock(lock);
    try {
      InboxFrame frame = current;
      current = null;
      if (frame != null) {
        count(frame.dropReason());
        frame.forget();
        spare = frame;
      }
      turnThread = null;
      turn = TurnState.NONE;
      if (ended.isClosed()) {
        life = Life.CLOSED;
      } else if (latest != null || !commands.isEmpty() || life == Life.CLOSING) {
        return requestTurn();
      }
      changed.signalAll();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void count(@Nullable DropReason reason) {
    if (reason == null) {
      analyzed++;
    } else {
      drops.add(reason);
    }
  }

  /**
   * Takes the turn from a thread that does not come back; its frame stays in flight until the next
   * turn, which the caller queues. Allocates nothing. False if it was taken away already.
   */
  boolean loseTurn(LostCall call) {
    UrgentLocking.lock(lock);
    try {
      if (lost != null || turn != TurnState.RUNNING) {
        return false;
      }
      lost = call;
      turnThread = null;
      turn = TurnState.QUEUED;
      return true;
    } finally {
      lock.unlock();
    }
  }

  Life life() {
    return life;
  }

  /** Returns true if the current thread is in the stream's turn, such as in its listener. */
  boolean isOwnTurn() {
    return turnThread == Thread.currentThread();
  }

  /** Waits until the stream is closed; false if the time ran out. Never waits for itself. */
  boolean awaitClosed(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long remaining = nanos;
      while (life != Life.CLOSED && !isOwnTurn()) {
        if (remaining <= 0) {
          return false;
        }
        remaining = changed.awaitNanos(remaining);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no turn is queued or running; false if the time ran out. */
  boolean awaitIdle(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long remaining = nanos;
      while (turn != TurnState.NONE) {
        if (remaining <= 0) {
          return false;
        }
        remaining = changed.awaitNanos(remaining);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if a frame waits for its turn. */
  boolean isFrameWaiting() {
    lock.lock();
    try {
      return latest != null;
    } finally {
      lock.unlock();
    }
  }

  /** The counts of one moment, with those of the stream's calls. */
  StreamCounters counters(long listenerFailures, long restarts, int openLeases) {
    lock.lock();
    try {
      int inFlight = (latest == null ? 0 : 1) + (current == null ? 0 : 1);
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
