package io.nunchi.cli.internal.source;

import java.time.Duration;

/** Pauses between attempts, each twice as long as the one before. For one thread. */
final class ReconnectPauses {

  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration next = SHORTEST;

  /** The next pause. */
  Duration next() {
    Duration pause = next;
    Duration longer = next.multipliedBy(2);
    next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    return pause;
  }

  /** Begins with the shortest pause again. */
  void reset() {
    next = SHORTEST;
  }
}
