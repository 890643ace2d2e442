package io.nunchi.api.testplugin.gate;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gate at which a plugin waits until a test opens it. The plugin and the test have this class
 * from different class loaders and meet by the gate's name: what they share are classes of the JDK.
 */
public final class Gate {

  private static final String PREFIX = "io.nunchi.test.gate ";
  private static final long LONGEST_WAIT_MINUTES = 1;

  private final String name;
  private final CountDownLatch open;
  private final Semaphore arrivals;
  private final AtomicInteger inside;

  private Gate(String name, List<?> shared) {
    this.name = name;
    this.open = (CountDownLatch) shared.get(0);
    this.arrivals = (Semaphore) shared.get(1);
    this.inside = (AtomicInteger) shared.get(2);
  }

  /** Finds the gate of this name; a new one is closed. */
  public static Gate named(String name) {
    Object shared =
        System.getProperties()
            .computeIfAbsent(
                PREFIX + name,
                key -> List.of(new CountDownLatch(1), new Semaphore(0), new AtomicInteger()));
    return new Gate(name, (List<?>) shared);
  }

  public String name() {
    return name;
  }

  /** Tells the test that the plugin is here. */
  public void arrive() {
    arrivals.release();
  }

  /** Waits until the gate is open, or the thread is interrupted. */
  public void pass() throws InterruptedException {
    enter();
    try {
      open.await();
    } finally {
      inside.decrementAndGet();
    }
  }

  /** Waits until the gate is open, whatever interrupts it. */
  public void passUninterruptibly() {
    enter();
    boolean interrupted = false;
    while (!isOpen()) {
      try {
        open.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    inside.decrementAndGet();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Burns the processor until the gate is open. */
  public void passSpinning() {
    enter();
    while (!isOpen()) {
      Thread.onSpinWait();
    }
    inside.decrementAndGet();
  }

  private void enter() {
    inside.incrementAndGet();
    arrive();
  }

  public boolean isOpen() {
    return open.getCount() == 0;
  }

  public void open() {
    open.countDown();
  }

  /** The number of threads that wait at the gate. */
  public int inside() {
    return inside.get();
  }

  /** Waits until the plugin has arrived once more than this was called before. */
  public void awaitArrival() {
    try {
      if (!arrivals.tryAcquire(LONGEST_WAIT_MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("nobody has arrived at the gate " + name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while nobody arrived at the gate " + name, e);
    }
  }

  /** Opens the gate for those who wait, and forgets it: the next one of this name is closed. */
  public void remove() {
    open();
    System.getProperties().remove(PREFIX + name);
  }
}
