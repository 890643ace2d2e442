package io.nunchi.api.internal.stream;

import java.util.OptionalDouble;

/** Thins a camera's frames out to a target rate, evenly. For one thread at a time. */
final class FrameRate {

  private final long periodNanos;
  private long dueNanos;
  private boolean begun;

  /** Lets all frames pass. */
  static FrameRate any() {
    return new FrameRate(OptionalDouble.empty());
  }

  FrameRate(OptionalDouble framesPerSecond) {
    periodNanos = framesPerSecond.isPresent() ? Math.round(1e9 / framesPerSecond.getAsDouble()) : 0;
  }

  /** The time between two frames that pass; 0 if all do. */
  long periodNanos() {
    return periodNanos;
  }

  /** Returns true if a frame that arrives now is one too many. */
  boolean isAbove(long nowNanos) {
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
