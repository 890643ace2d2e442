package io.nunchi.api.internal.service;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Closes something once; concurrent callers wait for the first one. */
public final class SharedClosing {

  private final AtomicReference<@Nullable Thread> closer = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);

  public boolean hasBegun() {
    return closer.get() != null;
  }

  public void run(Runnable closing) {
    Thread self = Thread.currentThread();
    if (closer.compareAndSet(null, self)) {
      try {
        closing.run();
      } finally {
        done.countDown();
      }
    } else if (closer.get() != self) { // a callback during the closing would wait for itself
      awaitDone();
    }
  }

  private void awaitDone() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
