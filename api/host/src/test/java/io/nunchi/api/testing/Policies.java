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
    return new SupervisionPolicy(
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        Duration.ofMillis(300),
        5,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofMillis(5),
        Duration.ofMillis(20));
  }

  /** The defaults with another deadline for opening and closing. */
  public static SupervisionPolicy withOpenDeadline(Duration deadline) {
    SupervisionPolicy defaults = SupervisionPolicy.defaults();
    return new SupervisionPolicy(
        defaults.analysisDeadline(),
        defaults.startDeadline(),
        deadline,
        defaults.interruptGrace(),
        defaults.failuresToQuarantine(),
        defaults.failureWindow(),
        defaults.forgiveOneAfter(),
        defaults.firstRestartDelay(),
        defaults.longestRestartDelay());
  }
}
