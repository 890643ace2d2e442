package io.nunchi.api;

import io.nunchi.api.internal.option.DurationRange;
import io.nunchi.loading.ResultLimits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host's deadlines, restarts, quarantine and limits.
 *
 * <p>A failure is an analyzer that throws, is late, or never returns, and a result that breaks the
 * contract. Each counts towards quarantine. Each replaces the analyzer, except a single bad result,
 * which costs its frame only; the second bad result in a row replaces the analyzer.
 *
 * <p>Immutable; any thread. All durations are positive, at most 365 days, and measured by a
 * monotonic clock.
 *
 * <pre>{@code
 * SupervisionPolicy policy =
 *     SupervisionPolicy.builder()
 *         .analysisDeadline(Duration.ofSeconds(2))
 *         .failuresToQuarantine(3)
 *         .build();
 * }</pre>
 */
public final class SupervisionPolicy {

  private static final SupervisionPolicy DEFAULTS = builder().build();

  private final Duration analysisDeadline;
  private final Duration startDeadline;
  private final Duration openDeadline;
  private final Duration interruptGrace;
  private final Duration listenerDeadline;
  private final int failuresToQuarantine;
  private final Duration failureWindow;
  private final Duration forgiveOneAfter;
  private final int mostLostThreads;
  private final Duration firstRestartDelay;
  private final Duration longestRestartDelay;
  private final ResultLimits resultLimits;
  private final Optional<Duration> stateInterval;

  private SupervisionPolicy(Builder builder) {
    this.analysisDeadline = builder.analysisDeadline;
    this.startDeadline = builder.startDeadline;
    this.openDeadline = builder.openDeadline;
    this.interruptGrace = builder.interruptGrace;
    this.listenerDeadline = builder.listenerDeadline;
    this.failuresToQuarantine = builder.failuresToQuarantine;
    this.failureWindow = builder.failureWindow;
    this.forgiveOneAfter = builder.forgiveOneAfter;
    this.mostLostThreads = builder.mostLostThreads;
    this.firstRestartDelay = builder.firstRestartDelay;
    this.longestRestartDelay = builder.longestRestartDelay;
    this.resultLimits = builder.resultLimits;
    this.stateInterval = builder.stateInterval;
  }

  /**
   * The policy for cameras: every value is its default.
   *
   * @return the host's own policy
   */
  public static SupervisionPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from this policy.
   *
   * @return a new builder with the values of this policy
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.analysisDeadline = analysisDeadline;
    builder.startDeadline = startDeadline;
    builder.openDeadline = openDeadline;
    builder.interruptGrace = interruptGrace;
    builder.listenerDeadline = listenerDeadline;
    builder.failuresToQuarantine = failuresToQuarantine;
    builder.failureWindow = failureWindow;
    builder.forgiveOneAfter = forgiveOneAfter;
    builder.mostLostThreads = mostLostThreads;
    builder.firstRestartDelay = firstRestartDelay;
    builder.longestRestartDelay = longestRestartDelay;
    builder.resultLimits = resultLimits;
    builder.stateInterval = stateInterval;
    return builder;
  }

  /**
   * The longest analysis of one frame; then its thread is interrupted.
   *
   * @return 10 s by default
   */
  public Duration analysisDeadline() {
    return analysisDeadline;
  }

  /**
   * The longest start and warm-up of an engine.
   *
   * @return 5 minutes by default
   */
  public Duration startDeadline() {
    return startDeadline;
  }

  /**
   * The longest opening of an analyzer, and closing of an analyzer or engine. Closing a stream also
   * waits this long for the running frame.
   *
   * @return 10 s by default
   */
  public Duration openDeadline() {
    return openDeadline;
  }

  /**
   * The time that an interrupted call has to return; then its thread is left behind and its stream
   * goes on without it.
   *
   * @return 1 s by default
   */
  public Duration interruptGrace() {
    return interruptGrace;
  }

  /**
   * The longest call of a stream's listener, release callback or sink; then the stream is reported.
   * The call itself goes on.
   *
   * @return 10 s by default
   */
  public Duration listenerDeadline() {
    return listenerDeadline;
  }

  /**
   * The number of failures within {@link #failureWindow()} that put an analyzer into quarantine.
   *
   * @return from 1; 5 by default
   */
  public int failuresToQuarantine() {
    return failuresToQuarantine;
  }

  /**
   * The time for which a failure counts; a call that never returned, which cost a thread, counts at
   * least as long as {@link #forgiveOneAfter()}.
   *
   * @return 30 s by default
   */
  public Duration failureWindow() {
    return failureWindow;
  }

  /**
   * The interval at which the failures of a quarantined analyzer are forgiven, one at a time; the
   * first one that is forgiven lets it try again.
   *
   * @return 5 minutes by default
   */
  public Duration forgiveOneAfter() {
    return forgiveOneAfter;
  }

  /**
   * The number of threads that calls which never return may cost an engine; an engine that has lost
   * as many is quarantined as a whole.
   *
   * @return from 1; 8 by default
   */
  public int mostLostThreads() {
    return mostLostThreads;
  }

  /**
   * The wait before a failed analyzer's successor is opened; doubles from failure to failure.
   *
   * @return 100 ms by default
   */
  public Duration firstRestartDelay() {
    return firstRestartDelay;
  }

  /**
   * The longest wait before a failed analyzer's successor is opened.
   *
   * @return 10 s by default
   */
  public Duration longestRestartDelay() {
    return longestRestartDelay;
  }

  /**
   * The largest result that is accepted from one call; a larger one breaks the contract.
   *
   * @return {@link ResultLimits#defaults()} by default
   */
  public ResultLimits resultLimits() {
    return resultLimits;
  }

  /**
   * The interval at which the host saves the states of analyzers whose engine declares {@link
   * io.nunchi.spi.Capability#STATE}, so that an analyzer that replaces a broken one goes on from
   * there. A stream without new frames is left alone.
   *
   * @return positive; or empty, as by default, to save when {@link Stream#saveState()} is called
   *     only
   */
  public Optional<Duration> stateInterval() {
    return stateInterval;
  }

  private List<Object> parts() {
    return List.of(
        analysisDeadline,
        startDeadline,
        openDeadline,
        interruptGrace,
        listenerDeadline,
        failuresToQuarantine,
        failureWindow,
        forgiveOneAfter,
        mostLostThreads,
        firstRestartDelay,
        longestRestartDelay,
        resultLimits,
        stateInterval);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SupervisionPolicy policy && parts().equals(policy.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "SupervisionPolicy["
        + "analysisDeadline="
        + analysisDeadline
        + ", startDeadline="
        + startDeadline
        + ", openDeadline="
        + openDeadline
        + ", interruptGrace="
        + interruptGrace
        + ", listenerDeadline="
        + listenerDeadline
        + ", failuresToQuarantine="
        + failuresToQuarantine
        + ", failureWindow="
        + failureWindow
        + ", forgiveOneAfter="
        + forgiveOneAfter
        + ", mostLostThreads="
        + mostLostThreads
        + ", firstRestartDelay="
        + firstRestartDelay
        + ", longestRestartDelay="
        + longestRestartDelay
        + ", resultLimits="
        + resultLimits
        + ", stateInterval="
        + stateInterval
        + "]";
  }

  /**
   * Collects the values of a policy; those that are not given are the defaults.
   *
   * <p>One thread at a time. A value that is out of range is refused by the method that takes it.
   */
  public static final class Builder {

    private Duration analysisDeadline = Duration.ofSeconds(10);
    private Duration startDeadline = Duration.ofMinutes(5);
    private Duration openDeadline = Duration.ofSeconds(10);
    private Duration interruptGrace = Duration.ofSeconds(1);
    private Duration listenerDeadline = Duration.ofSeconds(10);
    private int failuresToQuarantine = 5;
    private Duration failureWindow = Duration.ofSeconds(30);
    private Duration forgiveOneAfter = Duration.ofMinutes(5);
    private int mostLostThreads = 8;
    private Duration firstRestartDelay = Duration.ofMillis(100);
    private Duration longestRestartDelay = Duration.ofSeconds(10);
    private ResultLimits resultLimits = ResultLimits.defaults();
    private Optional<Duration> stateInterval = Optional.empty();

    private Builder() {}

    /**
     * Sets {@link SupervisionPolicy#analysisDeadline()}.
     *
     * @param deadline positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the deadline is out of range
     */
    public Builder analysisDeadline(Duration deadline) {
      this.analysisDeadline = DurationRange.require("analysisDeadline", deadline);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#startDeadline()}.
     *
     * @param deadline positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the deadline is out of range
     */
    public Builder startDeadline(Duration deadline) {
      this.startDeadline = DurationRange.require("startDeadline", deadline);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#openDeadline()}.
     *
     * @param deadline positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the deadline is out of range
     */
    public Builder openDeadline(Duration deadline) {
      this.openDeadline = DurationRange.require("openDeadline", deadline);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#interruptGrace()}.
     *
     * @param duration positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the duration is out of range
     */
    public Builder interruptGrace(Duration duration) {
      this.interruptGrace = DurationRange.require("interruptGrace", duration);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#listenerDeadline()}.
     *
     * @param deadline positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the deadline is out of range
     */
    public Builder listenerDeadline(Duration deadline) {
      this.listenerDeadline = DurationRange.require("listenerDeadline", deadline);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#failuresToQuarantine()}.
     *
     * @param count from 1
     * @return this builder
     * @throws IllegalArgumentException if the count is out of range
     */
    public Builder failuresToQuarantine(int count) {
      this.failuresToQuarantine = fromOne("failuresToQuarantine", count);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#failureWindow()}.
     *
     * @param duration positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the duration is out of range
     */
    public Builder failureWindow(Duration duration) {
      this.failureWindow = DurationRange.require("failureWindow", duration);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#forgiveOneAfter()}.
     *
     * @param duration positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the duration is out of range
     */
    public Builder forgiveOneAfter(Duration duration) {
      this.forgiveOneAfter = DurationRange.require("forgiveOneAfter", duration);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#stateInterval()}.
     *
     * @param interval positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the interval is out of range
     */
    public Builder stateInterval(Duration interval) {
      this.stateInterval = Optional.of(DurationRange.require("stateInterval", interval));
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#mostLostThreads()}.
     *
     * @param count from 1
     * @return this builder
     * @throws IllegalArgumentException if the count is out of range
     */
    public Builder mostLostThreads(int count) {
      this.mostLostThreads = fromOne("mostLostThreads", count);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#firstRestartDelay()}.
     *
     * @param duration positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the duration is out of range
     */
    public Builder firstRestartDelay(Duration duration) {
      this.firstRestartDelay = DurationRange.require("firstRestartDelay", duration);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#longestRestartDelay()}.
     *
     * @param duration positive, at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if the duration is out of range
     */
    public Builder longestRestartDelay(Duration duration) {
      this.longestRestartDelay = DurationRange.require("longestRestartDelay", duration);
      return this;
    }

    /**
     * Sets {@link SupervisionPolicy#resultLimits()}.
     *
     * @param limits the limits
     * @return this builder
     */
    public Builder resultLimits(ResultLimits limits) {
      this.resultLimits = Objects.requireNonNull(limits, "resultLimits");
      return this;
    }

    private static int fromOne(String what, int count) {
      if (count < 1) {
        throw new IllegalArgumentException(what + " is at least 1; found " + count);
      }
      return count;
    }

    /**
     * Creates the policy.
     *
     * @return a policy with the values so far
     */
    public SupervisionPolicy build() {
      return new SupervisionPolicy(this);
    }
  }
}
