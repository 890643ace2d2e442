package io.nunchi.api.internal.run;

import java.util.OptionalDouble;

/** Thins a camera's frames out to a target rate, evenly; for the thread that offers. */
final class FrameRate {

  private final long periodNanos;
  private long dueNanos;
  private boolean begun;

  FrameRate(OptionalDouble framesPerSecond) {
    periodNanos = framesPerSecond.isPresent() ? Math.round(1e9 / framesPerSecond.getAsDouble()) : 0;
  }

  /** Returns true if a frame that arrives now is one too many. */
  synchronized boolean isAbove(long nowNanos) {
    if (periodNanos == 0) {
      return false;
    }
    if (!begun) {
      begun = true;
      dueNanos = nowNanos;
    }
    if (nowNanos - dueNanos < 0) {
      return true;
    }
    dueNanos = Math.max(dueNanos + periodNanos, nowNanos - periodNanos);
    return false;
  }
}
