package io.nunchi.api;

import io.nunchi.api.internal.option.DurationRange;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.api.shadow.ShadowPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cameras of a canary, and the figures by which it goes on or back.
 *
 * <p>As soon as each chosen camera has {@link #leastFrames()} results, the figures decide: the
 * candidate takes all cameras, or the chosen ones go back. Too many failures and a quarantine
 * decide at once. What is undecided after {@link #longestTime()} goes back.
 *
 * <p>Immutable; any thread.
 */
public final class CanaryPolicy {

  private static final Set<ShadowFigure> SYMMETRIC =
      EnumSet.of(
          ShadowFigure.COMPARED_FRAMES,
          ShadowFigure.DISAGREEMENT,
          ShadowFigure.CONFIDENCE_DRIFT,
          ShadowFigure.CONFIDENCE_SHIFT);

  private final double share;
  private final Set<String> streamIds;
  private final long leastFrames;
  private final Duration longestTime;
  private final long mostFailures;
  private final double mostExtraSkippedShare;
  private final double mostExtraUnhealthyShare;
  private final Optional<PromotionPolicy> agreement;
  private final ShadowPolicy shadow;
  private final SwapPolicy swap;

  private CanaryPolicy(Builder builder) {
    this.share = builder.share;
    this.streamIds = Set.copyOf(builder.streamIds);
    this.leastFrames = builder.leastFrames;
    this.longestTime = builder.longestTime;
    this.mostFailures = builder.mostFailures;
    this.mostExtraSkippedShare = builder.mostExtraSkippedShare;
    this.mostExtraUnhealthyShare = builder.mostExtraUnhealthyShare;
    this.agreement = builder.agreement;
    this.shadow = builder.shadow;
    this.swap = builder.swap;
  }

  /**
   * Starts with the policy for cameras: a tenth of them, 100 frames each within 10 minutes, no
   * failure, no comparison of both engines.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The share of the engine's cameras that is chosen, at least one camera. The choice depends on
   * the ids of the streams only, so that the same cameras are chosen again. Without effect if ids
   * are given.
   *
   * @return above 0, at most 1
   */
  public double share() {
    return share;
  }

  /**
   * The ids of the streams to choose.
   *
   * @return ids; empty to choose by the share
   */
  public Set<String> streamIds() {
    return streamIds;
  }

  /**
   * The results that each chosen camera must have before the figures decide.
   *
   * @return from 1
   */
  public long leastFrames() {
    return leastFrames;
  }

  /**
   * The time after which an undecided canary goes back.
   *
   * @return positive, at most 365 days
   */
  public Duration longestTime() {
    return longestTime;
  }

  /**
   * The most frames of the chosen cameras without a result by the candidate's fault: one more, and
   * the canary goes back at once.
   *
   * @return from 0
   */
  public long mostFailures() {
    return mostFailures;
  }

  /**
   * The most by which the share of skipped frames may exceed that of the other cameras.
   *
   * @return in [0, 1]
   */
  public double mostExtraSkippedShare() {
    return mostExtraSkippedShare;
  }

  /**
   * The most by which the share of unhealthy cameras may exceed that of the other cameras. A camera
   * in quarantine decides at once, whatever this says.
   *
   * @return in [0, 1]
   */
  public double mostExtraUnhealthyShare() {
    return mostExtraUnhealthyShare;
  }

  /**
   * The rules for the agreement of both engines. If there are any, a second engine of the plugin
   * and settings that run now is started as a shadow beside the candidate, and sees the chosen
   * cameras. Only figures that are the same from both sides are allowed: compared frames,
   * disagreement, confidence drift and confidence shift.
   *
   * @return empty to compare nothing
   */
  public Optional<PromotionPolicy> agreement() {
    return agreement;
  }

  /**
   * The sampling rate and the budget of that shadow.
   *
   * @return the policy of the shadow
   */
  public ShadowPolicy shadow() {
    return shadow;
  }

  /**
   * The probe of the candidate, the limits, and the cameras' settings for its plugin. Settings are
   * used by the chosen cameras at once, by the others when the candidate takes them.
   *
   * @return the policy of the swap
   */
  public SwapPolicy swap() {
    return swap;
  }

  private List<Object> parts() {
    return List.of(
        share,
        streamIds,
        leastFrames,
        longestTime,
        mostFailures,
        mostExtraSkippedShare,
        mostExtraUnhealthyShare,
        agreement,
        shadow,
        swap);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CanaryPolicy that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "CanaryPolicy["
        + "share="
        + share
        + ", streamIds="
        + streamIds
        + ", leastFrames="
        + leastFrames
        + ", longestTime="
        + longestTime
        + ", mostFailures="
        + mostFailures
        + ", mostExtraSkippedShare="
        + mostExtraSkippedShare
        + ", mostExtraUnhealthyShare="
        + mostExtraUnhealthyShare
        + ", agreement="
        + agreement
        + ", shadow="
        + shadow
        + ", swap="
        + swap
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private double share = 0.1;
    private Set<String> streamIds = Set.of();
    private long leastFrames = 100;
    private Duration longestTime = Duration.ofMinutes(10);
    private long mostFailures = 0;
    private double mostExtraSkippedShare = 0.05;
    private double mostExtraUnhealthyShare = 0;
    private Optional<PromotionPolicy> agreement = Optional.empty();
    private ShadowPolicy shadow = ShadowPolicy.defaults().withSamplingRate(1);
    private SwapPolicy swap = SwapPolicy.defaults();

    private Builder() {}

    /**
     * Sets {@link CanaryPolicy#share()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder share(double value) {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException("a share is above 0 and at most 1; found " + value);
      }
      this.share = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#streamIds()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder streamIds(Set<String> value) {
      this.streamIds = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#leastFrames()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder leastFrames(long value) {
      if (value < 1) {
        throw new IllegalArgumentException("leastFrames is at least 1; found " + value);
      }
      this.leastFrames = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#longestTime()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder longestTime(Duration value) {
      DurationRange.require("the longest time", value);
      this.longestTime = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#mostFailures()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostFailures(long value) {
      if (value < 0) {
        throw new IllegalArgumentException("mostFailures is at least 0; found " + value);
      }
      this.mostFailures = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#mostExtraSkippedShare()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostExtraSkippedShare(double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("mostExtraSkippedShare is in [0, 1]; found " + value);
      }
      this.mostExtraSkippedShare = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#mostExtraUnhealthyShare()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostExtraUnhealthyShare(double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("mostExtraUnhealthyShare is in [0, 1]; found " + value);
      }
      this.mostExtraUnhealthyShare = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#agreement()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder agreement(Optional<PromotionPolicy> value) {
      value.ifPresent(
          policy -> {
            for (PromotionRule rule : policy.rules()) {
              if (!SYMMETRIC.contains(rule.figure())) {
                throw new IllegalArgumentException(
                    "agreement has figures that are the same from both sides: "
                        + SYMMETRIC
                        + "; found "
                        + rule.figure());
              }
            }
          });
      this.agreement = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#shadow()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder shadow(ShadowPolicy value) {
      this.shadow = value;
      return this;
    }

    /**
     * Sets {@link CanaryPolicy#swap()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder swap(SwapPolicy value) {
      this.swap = value;
      return this;
    }

    /**
     * Creates the value.
     *
     * @return a value with what was set
     */
    public CanaryPolicy build() {
      return new CanaryPolicy(this);
    }
  }
}
