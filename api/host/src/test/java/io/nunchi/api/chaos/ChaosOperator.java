package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A thread that disturbs a host in one way again and again. */
final class ChaosOperator {

  private final Disturbance disturbance;
  private final Duration longestPause;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopping;

  ChaosOperator(Disturbance disturbance, Duration longestPause, ChaoticHost host, Random random) {
    this.disturbance = disturbance;
    this.longestPause = longestPause;
    this.thread = new Thread(() -> disturb(host, random), "operator-" + name());
    thread.start();
  }

  private String name() {
    return disturbance.getClass().getSimpleName();
  }

  private void disturb(ChaoticHost host, Random random) {
    try {
      while (!stopping) {
        try {
          disturbance.disturb(host, random);
          done.incrementAndGet();
        } catch (HostException e) {
          refused.incrementAndGet();
        }
        LockSupport.parkNanos((long) (random.nextDouble() * longestPause.toNanos()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long done() {
    return done.get();
  }

  void stop() throws InterruptedException {
    stopping = true;
    thread.join();
  }

  @Override
  public String toString() {
    return name() + " " + done + " (" + refused + " refused)";
  }
}
