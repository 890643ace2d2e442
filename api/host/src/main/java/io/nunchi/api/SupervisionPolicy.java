package io.nunchi.api;

import io.nunchi.api.internal.option.DurationRange;
import java.time.Duration;

/**
 * The host's deadlines, restarts and quarantine.
 *
 * <p>A failure is an analyzer that throws, is late, or never returns, and a result that breaks the
 * contract. Each counts towards quarantine. Each replaces the analyzer, except a single bad result,
 * which costs its frame only; the second bad result in a row replaces the analyzer.
 *
 * <p>Immutable; any thread. All durations are positive, at most 365 days, and measured by a
 * monotonic clock.
 *
 * @param analysisDeadline the longest analysis of one frame; then its thread is interrupted
 * @param startDeadline the longest start and warm-up of an engine
 * @param openDeadline the longest opening of an analyzer, and closing of an analyzer or engine, and
 *     each call that loads a plugin or creates a tool; closing a stream also waits this long for
 *     the running frame
 * @param interruptGrace the time that an interrupted call has to return; then its thread is left
 *     behind and its stream goes on without it
 * @param failuresToQuarantine the number of failures within {@code failureWindow} that put an
 *     analyzer into quarantine, from 1
 * @param failureWindow the time for which a failure counts; a call that never returned, which cost
 *     a thread, counts at least as long as {@code forgiveOneAfter}
 * @param forgiveOneAfter the interval at which the failures of a quarantined analyzer are forgiven,
 *     one at a time; the first one that is forgiven lets it try again
 * @param firstRestartDelay the wait before a failed analyzer's successor is opened; doubles from
 *     failure to failure
 * @param longestRestartDelay the longest such wait
 */
public record SupervisionPolicy(
    Duration analysisDeadline,
    Duration startDeadline,
    Duration openDeadline,
    Duration interruptGrace,
    int failuresToQuarantine,
    Duration failureWindow,
    Duration forgiveOneAfter,
    Duration firstRestartDelay,
    Duration longestRestartDelay) {

  /**
   * Checks the parts.
   *
   * @param analysisDeadline for one frame
   * @param startDeadline for the start of an engine
   * @param openDeadline for opening and closing
   * @param interruptGrace after an interrupt
   * @param failuresToQuarantine from 1
   * @param failureWindow the time for which a failure counts
   * @param forgiveOneAfter the time until one is forgiven
   * @param firstRestartDelay the first wait
   * @param longestRestartDelay the longest wait
   * @throws IllegalArgumentException if a part is out of range
   */
  public SupervisionPolicy {
    DurationRange.require("analysisDeadline", analysisDeadline);
    DurationRange.require("startDeadline", startDeadline);
    DurationRange.require("openDeadline", openDeadline);
    DurationRange.require("interruptGrace", interruptGrace);
    DurationRange.require("failureWindow", failureWindow);
    DurationRange.require("forgiveOneAfter", forgiveOneAfter);
    DurationRange.require("firstRestartDelay", firstRestartDelay);
    DurationRange.require("longestRestartDelay", longestRestartDelay);
    if (failuresToQuarantine < 1) {
      throw new IllegalArgumentException(
          "failuresToQuarantine is at least 1; found " + failuresToQuarantine);
    }
  }

  /**
   * The policy for cameras: 10 s for a frame, 5 minutes for a start, 10 s for opening and closing,
   * 1 s after an interrupt; 5 failures in 30 s lead to quarantine, one is forgiven every 5 minutes;
   * restarts after 100 ms to 10 s.
   *
   * @return the host's own policy
   */
  public static SupervisionPolicy defaults() {
    return new SupervisionPolicy(
        Duration.ofSeconds(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        5,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofMillis(100),
        Duration.ofSeconds(10));
  }

  /**
   * Changes the longest analysis of one frame.
   *
   * @param deadline positive
   * @return a policy that differs in this only
   */
  public SupervisionPolicy withAnalysisDeadline(Duration deadline) {
    return new SupervisionPolicy(
        deadline,
        startDeadline,
        openDeadline,
        interruptGrace,
        failuresToQuarantine,
        failureWindow,
        forgiveOneAfter,
        firstRestartDelay,
        longestRestartDelay);
  }
}
