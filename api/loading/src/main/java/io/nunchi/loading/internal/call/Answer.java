package io.nunchi.loading.internal.call;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The answer that one thread waits for: a value, a failure, or the news that none will come. The
 * first one counts. It is allocated before it is needed, so that giving it cannot fail.
 */
final class Answer<T> {

  private enum State {
    AWAITED,
    SUCCEEDED,
    FAILED,
    LOST
  }

  private final Thread waiting = Thread.currentThread();
  private final AtomicReference<State> state = new AtomicReference<>(State.AWAITED);
  private volatile @Nullable T value;
  private volatile @Nullable PluginCallFailed failure;

  /** Gives the value, on the thread of the call. */
  void succeed(T found) {
    value = found;
    end(State.SUCCEEDED);
  }

  /** Gives the failure, on the thread of the call. */
  void fail(PluginCallFailed found) {
    failure = found;
    end(State.FAILED);
  }

  /** Lets the waiting thread go on without an answer. */
  void lose() {
    end(State.LOST);
  }

  private void end(State end) {
    if (state.compareAndSet(State.AWAITED, end)) {
      LockSupport.unpark(waiting);
    }
  }

  /**
   * Waits on the thread that created this; an interrupt is kept for later.
   *
   * @return false if no answer will come
   */
  boolean await() {
    boolean interrupted = false;
    while (state.get() == State.AWAITED) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return state.get() != State.LOST;
  }

  /** The value that was given. */
  @SuppressWarnings("NullAway") // null only where the call returned null, which its type allows
  T value() throws PluginCallFailed {
    PluginCallFailed failed = state.get() == State.FAILED ? failure : null;
    if (failed != null) {
      throw failed;
    }
    return value;
  }
}
