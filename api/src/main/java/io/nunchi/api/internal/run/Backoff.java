package io.nunchi.api.internal.run;

import java.time.Duration;

/** How long to wait before the next try: doubles from failure to failure, up to a limit. */
final class Backoff {

  private final long firstNanos;
  private final long longestNanos;
  private long nextNanos;

  Backoff(Duration first, Duration longest) {
    firstNanos = first.toNanos();
    longestNanos = longest.toNanos();
    nextNanos = firstNanos;
  }

  long afterFailureNanos() {
    long wait = nextNanos;
    nextNanos = Math.min(longestNanos, nextNanos * 2);
    return wait;
  }

  void afterSuccess() {
    nextNanos = firstNanos;
  }
}
