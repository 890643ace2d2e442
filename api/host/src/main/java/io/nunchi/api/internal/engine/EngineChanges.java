package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.stream.LiveStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets one change of an engine run at a time, and no stream change its settings while it moves from
 * one generation to another. Any thread.
 */
final class EngineChanges {

  private final AtomicBoolean running = new AtomicBoolean();
  private final ReadWriteLock streamSettings = new ReentrantReadWriteLock();

  /** Begins a change unless one runs; the caller ends it. */
  boolean tryBegin() {
    return running.compareAndSet(false, true);
  }

  void end() {
    running.set(false);
  }

  /** Changes the settings of one stream; several streams at the same time. */
  void ofOneStream(LiveStream.Change change) throws HostException {
    streamSettings.readLock().lock();
    try {
      change.run();
    } finally {
      streamSettings.readLock().unlock();
    }
  }

  /** Moves streams while none of them changes its settings. */
  <T> T ofAllStreams(Move<T> move) throws HostException {
    streamSettings.writeLock().lock();
    try {
      return move.run();
    } finally {
      streamSettings.writeLock().unlock();
    }
  }

  /** A move of streams. */
  interface Move<T> {
    T run() throws HostException;
  }
}
