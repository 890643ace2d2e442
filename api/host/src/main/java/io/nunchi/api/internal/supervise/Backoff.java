package io.nunchi.api.internal.supervise;

import java.time.Duration;

/** The pause before the next try: doubles from failure to failure, up to a limit. */
public final class Backoff {

  private final long firstNanos;
  private final long longestNanos;
  private long nextNanos;

  public Backoff(Duration first, Duration longest) {
    firstNanos = first.toNanos();
    longestNanos = longest.toNanos();
    nextNanos = firstNanos;
  }

  public long afterFailureNanos() {
    long wait = nextNanos;
    nextNanos = Math.min(longestNanos, nextNanos * 2);
    return wait;
  }

  public void afterSuccess() {
    nextNanos = firstNanos;
  }
}
