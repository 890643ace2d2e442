package io.nunchi.api.shadow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sampling rate and the budget of a shadow, and the labels that it compares.
 *
 * <p>Immutable; any thread.
 */
public final class ShadowPolicy {

  private final double samplingRate;
  private final int mostHeldFrames;
  private final int mostLostCalls;
  private final Optional<DisputedFrameSink> disputedFrames;
  private final int mostDisputedFrames;
  private final long mostDisputedBytes;
  private final Map<String, String> labelMap;

  private ShadowPolicy(Builder builder) {
    this.samplingRate = builder.samplingRate;
    this.mostHeldFrames = builder.mostHeldFrames;
    this.mostLostCalls = builder.mostLostCalls;
    this.disputedFrames = builder.disputedFrames;
    this.mostDisputedFrames = builder.mostDisputedFrames;
    this.mostDisputedBytes = builder.mostDisputedBytes;
    this.labelMap = builder.labelMap;
  }

  /**
   * Starts with {@link #defaults()}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts with the values of this policy.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder()
        .samplingRate(samplingRate)
        .mostHeldFrames(mostHeldFrames)
        .mostLostCalls(mostLostCalls)
        .disputedFrames(disputedFrames)
        .mostDisputedFrames(mostDisputedFrames)
        .mostDisputedBytes(mostDisputedBytes)
        .labelMap(labelMap);
  }

  /**
   * The policy for cameras.
   *
   * @return one frame in ten, 8 frames held, 3 lost calls, no disputed frame kept, labels compared
   *     by their own names
   */
  public static ShadowPolicy defaults() {
    return builder().build();
  }

  /**
   * The part of each stream's analyzed frames that the candidate sees; they are spread evenly, and
   * the first one is among them.
   *
   * @return above 0, at most 1
   */
  public double samplingRate() {
    return samplingRate;
  }

  /**
   * The most frames of all streams together that wait for the candidate or are analyzed by it; each
   * keeps its picture from being reused.
   *
   * @return from 1
   */
  public int mostHeldFrames() {
    return mostHeldFrames;
  }

  /**
   * The number of calls into the candidate that never returned at which the shadow gives up; each
   * costs a thread and a picture.
   *
   * @return from 1
   */
  public int mostLostCalls() {
    return mostLostCalls;
  }

  /**
   * The place of the frames with the largest disagreement.
   *
   * @return empty to keep none
   */
  public Optional<DisputedFrameSink> disputedFrames() {
    return disputedFrames;
  }

  /**
   * The most disputed frames that are kept.
   *
   * @return from 1
   */
  public int mostDisputedFrames() {
    return mostDisputedFrames;
  }

  /**
   * The most bytes that the disputed frames take together.
   *
   * @return from 1
   */
  public long mostDisputedBytes() {
    return mostDisputedBytes;
  }

  /**
   * The names under which labels of live engine and candidate are compared, by the label that the
   * engine declares; a label that is not among them keeps its name. So {@code car} and {@code
   * truck} of one engine can be compared with {@code vehicle} of the other.
   *
   * @return such as {@code car} to {@code vehicle}
   */
  public Map<String, String> labelMap() {
    return labelMap;
  }

  /**
   * The name under which a label is compared.
   *
   * @param label a label that an engine declares
   * @return the name
   */
  public String comparedAs(String label) {
    return labelMap.getOrDefault(label, label);
  }

  /**
   * Chooses the sampling rate.
   *
   * @param rate above 0, at most 1
   * @return a policy that differs in this only
   */
  public ShadowPolicy withSamplingRate(double rate) {
    return toBuilder().samplingRate(rate).build();
  }

  /**
   * Chooses the most frames that may be held.
   *
   * @param frames from 1
   * @return a policy that differs in this only
   */
  public ShadowPolicy withMostHeldFrames(int frames) {
    return toBuilder().mostHeldFrames(frames).build();
  }

  /**
   * Keeps the frames with the largest disagreement.
   *
   * @param sink the place where they go
   * @param mostFrames the most that are kept, from 1
   * @param mostBytes the most bytes that they take together, from 1
   * @return a policy that differs in this only
   */
  public ShadowPolicy keepingDisputed(DisputedFrameSink sink, int mostFrames, long mostBytes) {
    return toBuilder()
        .disputedFrames(Optional.of(sink))
        .mostDisputedFrames(mostFrames)
        .mostDisputedBytes(mostBytes)
        .build();
  }

  /**
   * Compares labels under other names.
   *
   * @param map names by label, see {@link #labelMap()}
   * @return a policy that differs in this only
   */
  public ShadowPolicy withLabelMap(Map<String, String> map) {
    return toBuilder().labelMap(map).build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ShadowPolicy that
        && samplingRate == that.samplingRate
        && mostHeldFrames == that.mostHeldFrames
        && mostLostCalls == that.mostLostCalls
        && disputedFrames.equals(that.disputedFrames)
        && mostDisputedFrames == that.mostDisputedFrames
        && mostDisputedBytes == that.mostDisputedBytes
        && labelMap.equals(that.labelMap);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        samplingRate,
        mostHeldFrames,
        mostLostCalls,
        disputedFrames,
        mostDisputedFrames,
        mostDisputedBytes,
        labelMap);
  }

  @Override
  public String toString() {
    return "ShadowPolicy["
        + "samplingRate="
        + samplingRate
        + ", mostHeldFrames="
        + mostHeldFrames
        + ", mostLostCalls="
        + mostLostCalls
        + ", disputedFrames="
        + disputedFrames
        + ", mostDisputedFrames="
        + mostDisputedFrames
        + ", mostDisputedBytes="
        + mostDisputedBytes
        + ", labelMap="
        + labelMap
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private double samplingRate = 0.1;
    private int mostHeldFrames = 8;
    private int mostLostCalls = 3;
    private Optional<DisputedFrameSink> disputedFrames = Optional.empty();
    private int mostDisputedFrames = 50;
    private long mostDisputedBytes = 256L << 20;
    private Map<String, String> labelMap = Map.of();

    private Builder() {}

    /**
     * Sets {@link ShadowPolicy#samplingRate()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder samplingRate(double value) {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "a sampling rate is above 0 and at most 1; found " + value);
      }
      this.samplingRate = value;
      return this;
    }

    /**
     * Sets {@link ShadowPolicy#mostHeldFrames()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostHeldFrames(int value) {
      requireFromOne("mostHeldFrames", value);
      this.mostHeldFrames = value;
      return this;
    }

    /**
     * Sets {@link ShadowPolicy#mostLostCalls()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostLostCalls(int value) {
      requireFromOne("mostLostCalls", value);
      this.mostLostCalls = value;
      return this;
    }

    /**
     * Sets {@link ShadowPolicy#disputedFrames()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder disputedFrames(Optional<DisputedFrameSink> value) {
      this.disputedFrames = Objects.requireNonNull(value, "disputedFrames");
      return this;
    }

    /**
     * Sets {@link ShadowPolicy#mostDisputedFrames()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostDisputedFrames(int value) {
      requireFromOne("mostDisputedFrames", value);
      this.mostDisputedFrames = value;
      return this;
    }

    /**
     * Sets {@link ShadowPolicy#mostDisputedBytes()}.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public Builder mostDisputedBytes(long value) {
      requireFromOne("mostDisputedBytes", value);
      this.mostDisputedBytes = value;
      return this;
    }

    /**
     * Sets {@link ShadowPolicy#labelMap()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder labelMap(Map<String, String> value) {
      this.labelMap = Map.copyOf(value);
      return this;
    }

    private static void requireFromOne(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is at least 1; found " + value);
      }
    }

    /**
     * Creates the policy.
     *
     * @return a policy with what was set
     */
    public ShadowPolicy build() {
      return new ShadowPolicy(this);
    }
  }
}
