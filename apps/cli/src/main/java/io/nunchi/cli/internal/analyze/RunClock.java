package io.nunchi.cli.internal.analyze;

/** Measures the duration of a run, from the first frame to the last result. Any thread. */
final class RunClock {

  private final long startNanos = System.nanoTime();
  private volatile long endNanos;
  private volatile boolean stopped;

  /** Stops the clock. */
  void stop() {
    endNanos = System.nanoTime();
    stopped = true;
  }

  /** Seconds until now, or until the clock was stopped. */
  double seconds() {
    return ((stopped ? endNanos : System.nanoTime()) - startNanos) / 1e9;
  }
}
