package io.nunchi.loading.internal.call;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of the calls of one thread, in one word: the number of the call and its phase.
 *
 * <pre>
 *            begin              overdue               toldOverdue
 *     IDLE ────────▶ RUNNING ────────▶ INTERRUPTING ────────▶ INTERRUPTED
 *      ▲ end            │ abandon           │ abandon              │ abandon
 *      │                ▼                   ▼                      ▼
 *  (RUNNING, INTERRUPTED)                ABANDONED, for good
 * </pre>
 *
 * <p>The <em>owner</em> is the thread that makes the calls: only it leaves IDLE and returns there.
 * Every other transition is made by any thread, by a compare-and-set from the very word that it has
 * read. The word holds the call's number, so a transition that was meant for one call never meets
 * the next one, and two threads never make the same transition of one call. It follows:
 *
 * <ul>
 *   <li>A call that has ended is never abandoned, and a call that was abandoned never ends: both
 *       replace the same word, and one of the two fails.
 *   <li>An interrupt is sent only in INTERRUPTING, and {@link #end()} waits until that phase is
 *       over: no interrupt of one call reaches the next one. The wait is bounded by the sender, or,
 *       should the sender hang, by whoever abandons the call meanwhile.
 * </ul>
 *
 * <p>What describes the call (its deadline, its start) is written by the owner between the end of
 * one call and {@code begin} of the next, by release stores; a reader takes the word first, then
 * the description by acquire loads, and then makes its transition from that word: it fails if the
 * description belongs to another call.
 */
final class CallState {

  /** The phase of a call. */
  enum Phase {
    /** No call runs. */
    IDLE(0),
    /** A call runs within its limit. */
    RUNNING(1),
    /** The limit has passed, and someone is about to interrupt the owner or to tell so. */
    INTERRUPTING(2),
    /** The owner was interrupted or, for a callback, its lateness was told. */
    INTERRUPTED(3),
    /** The host gave the call up, and with it the owner. */
    ABANDONED(4);

    private final int bits;

    Phase(int bits) {
      this.bits = bits;
    }
  }

  /** The end of a call, for its owner. */
  enum End {
    IN_TIME,
    LATE,
    ABANDONED
  }

  /** In the order of their bits. */
  private static final Phase[] PHASES = Phase.values();

  private static final int PHASE_BITS = 3;
  private static final long PHASE_MASK = (1 << PHASE_BITS) - 1;
  private static final int SPINS = 100;

  private final AtomicLong word = new AtomicLong();

  /** The word of this moment, for the transitions below. */
  long read() {
    return word.getAcquire();
  }

  /** The phase in a word. */
  static Phase phase(long word) {
    return PHASES[(int) (word & PHASE_MASK)];
  }

  /** Begins a call, on the owner's thread in phase IDLE. */
  void begin() {
    long idle = word.getPlain();
    word.set(word(idle + (1 << PHASE_BITS), Phase.RUNNING));
  }

  /** From RUNNING to INTERRUPTING; true for the one thread that succeeds. */
  boolean overdue(long running) {
    return phase(running) == Phase.RUNNING && move(running, Phase.INTERRUPTING);
  }

  /** From INTERRUPTING to INTERRUPTED, unless the call was abandoned meanwhile. */
  void toldOverdue(long running) {
    move(word(running, Phase.INTERRUPTING), Phase.INTERRUPTED);
  }

  /** From any phase of a running call to ABANDONED; true for the one thread that succeeds. */
  boolean abandon(long seen) {
    return switch (phase(seen)) {
      case RUNNING, INTERRUPTING, INTERRUPTED -> move(seen, Phase.ABANDONED);
      case IDLE, ABANDONED -> false;
    };
  }

  /** Ends the call, on the owner's thread; after ABANDONED nothing begins any more. */
  End end() {
    for (int spins = 0; ; spins++) {
      long seen = word.get();
      switch (phase(seen)) {
        case RUNNING -> {
          if (move(seen, Phase.IDLE)) {
            return End.IN_TIME;
          }
        }
        case INTERRUPTED -> {
          if (move(seen, Phase.IDLE)) {
            return End.LATE;
          }
        }
        case INTERRUPTING -> pause(spins);
        case ABANDONED -> {
          return End.ABANDONED;
        }
        case IDLE -> throw new IllegalStateException("no call runs");
      }
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // the sender needs a processor to finish
  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private boolean move(long seen, Phase next) {
    return word.compareAndSet(seen, word(seen, next));
  }

  private static long word(long seen, Phase phase) {
    return (seen & ~PHASE_MASK) | phase.bits;
  }
}
