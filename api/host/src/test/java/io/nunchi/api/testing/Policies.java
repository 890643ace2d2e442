package io.nunchi.api.testing;

import io.nunchi.api.SupervisionPolicy;
import java.time.Duration;

/** Supervision policies of tests. */
public final class Policies {

  private Policies() {}

  /**
   * A policy of a host with the real clock: deadlines that a busy machine seldom misses, and short
   * pauses before a restart.
   */
  public static SupervisionPolicy realTime() {
    return SupervisionPolicy.builder()
        .analysisDeadline(Duration.ofSeconds(1))
        .startDeadline(Duration.ofSeconds(3))
        .openDeadline(Duration.ofSeconds(1))
        .listenerDeadline(Duration.ofSeconds(1))
        .interruptGrace(Duration.ofMillis(300))
        .firstRestartDelay(Duration.ofMillis(5))
        .longestRestartDelay(Duration.ofMillis(20))
        .build();
  }

  /** The defaults with another deadline for opening and closing. */
  public static SupervisionPolicy withOpenDeadline(Duration deadline) {
    return SupervisionPolicy.builder().openDeadline(deadline).build();
  }
}
