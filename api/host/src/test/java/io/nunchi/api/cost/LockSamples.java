package io.nunchi.api.cost;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** One method for each way to take a lock; the counting loader has to notice every one. */
public final class LockSamples implements Runnable {

  private final ReentrantLock reentrant = new ReentrantLock();
  private final Lock read = new ReentrantReadWriteLock().readLock();
  private final StampedLock stamped = new StampedLock();
  private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();

  @Override
  public void run() {
    block();
    method();
    staticMethod();
    reentrant();
    timed();
    readWrite();
    stamped();
    insideTheJdk();
    none();
  }

  private void block() {
    synchronized (queue) {
      none();
    }
  }

  private synchronized void method() {
    none();
  }

  private static synchronized void staticMethod() {
    // the monitor of the class
  }

  private void reentrant() {
    reentrant.lock();
    try {
      none();
    } finally {
      reentrant.unlock();
    }
  }

  private void timed() {
    try {
      if (reentrant.tryLock(1, TimeUnit.SECONDS)) {
        reentrant.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readWrite() {
    read.lock();
    try {
      none();
    } finally {
      read.unlock();
    }
  }

  private void stamped() {
    stamped.unlockWrite(stamped.writeLock());
  }

  private void insideTheJdk() {
    queue.add("a lock of the queue");
  }

  private void none() {
    if (stamped.isWriteLocked()) {
      throw new IllegalStateException("a lock was left");
    }
  }
}
