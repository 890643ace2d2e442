package io.nunchi.api.internal.service;

import io.nunchi.api.ChangeProgress;
import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The course of a change: its steps, and its cancellation until the point of no return. The thread
 * of the change goes through the steps; any thread cancels.
 */
public final class ChangeCourse {

  private enum State {
    CANCELLABLE,
    CANCELLED,
    COMMITTED
  }

  private final Consumer<ChangeProgress> observer;
  private State state = State.CANCELLABLE;
  private @Nullable Problem whyCancelled;
  private @Nullable Thread startingThread;
  private int movedStreams;
  private int streams;

  ChangeCourse(Consumer<ChangeProgress> observer) {
    this.observer = observer;
  }

  /** The course of a change that its caller waits for. */
  public static ChangeCourse unobserved() {
    return new ChangeCourse(progress -> {});
  }

  /** Begins a step before the point of no return. */
  public synchronized void begin(ChangeProgress.Step step) throws HostException {
    requireNotCancelled();
    observer.accept(ChangeProgress.of(step));
  }

  /** Refuses to go on if the change was cancelled. */
  public synchronized void requireNotCancelled() throws HostException {
    if (whyCancelled != null) {
      throw new HostException(whyCancelled);
    }
  }

  /** Calls a plugin's start, which a cancellation interrupts. */
  public <T> T start(Callable<T> start) throws Exception {
    synchronized (this) {
      requireNotCancelled();
      startingThread = Thread.currentThread();
    }
    try {
      return start.call();
    } finally {
      synchronized (this) {
        startingThread = null;
      }
    }
  }

  /** The point of no return, which may be passed again. */
  public synchronized void commit() throws HostException {
    requireNotCancelled();
    state = State.COMMITTED;
  }

  /** The streams begin to move. */
  public synchronized void moving(int number) {
    streams = number;
    observer.accept(ChangeProgress.moving(movedStreams, streams));
  }

  /** A stream has moved. */
  public synchronized void moved() {
    movedStreams++;
    observer.accept(ChangeProgress.moving(movedStreams, streams));
  }

  /** Cancels the change; false if it cannot be cancelled any more. */
  synchronized boolean cancel(Problem why) {
    if (state == State.COMMITTED) {
      return false;
    }
    if (state == State.CANCELLABLE) {
      state = State.CANCELLED;
      whyCancelled = why;
      if (startingThread != null) {
        startingThread.interrupt();
      }
    }
    return true;
  }

  /** Ends the course, so that it cannot be cancelled later; the reason if it was, or null. */
  synchronized @Nullable Problem end() {
    if (state == State.CANCELLABLE) {
      state = State.COMMITTED;
    }
    return whyCancelled;
  }
}
