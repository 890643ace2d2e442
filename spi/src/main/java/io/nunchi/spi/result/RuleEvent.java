package io.nunchi.spi.result;

import io.nunchi.spi.geometry.Polygon;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something happened that a configured rule watches for, such as a line that was crossed, or
 * somebody who stays in an area.
 *
 * <p>What lasts is told twice: {@link Phase#STARTED} when it begins, and {@link Phase#ENDED} when
 * it is over, with the same {@link #eventId()} (rule 6.11). What happens at once is a {@link
 * Phase#MOMENT}. Times are {@linkplain io.nunchi.spi.frame.Frame#streamTimeNanos() stream time}.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class RuleEvent {

  /**
   * The part of its life that a rule event tells.
   *
   * <p>More constants are added in later minor versions; a {@code switch} over them needs a {@code
   * default}.
   *
   * @since 1.0
   */
  public enum Phase {
    /** It happened at once: a line was crossed. */
    MOMENT,
    /** It began and lasts: somebody entered an area. */
    STARTED,
    /** It is over: somebody left the area. */
    ENDED
  }

  private final String type;
  private final String ruleName;
  private final Phase phase;
  private final OptionalLong eventId;
  private final OptionalLong startNanos;
  private final OptionalLong endNanos;
  private final float confidence;
  private final Optional<Polygon> region;
  private final List<Long> trackIds;
  private final Map<String, String> properties;

  private RuleEvent(Builder builder) {
    this.type = builder.type;
    this.ruleName = builder.ruleName;
    this.phase = builder.phase;
    this.eventId = builder.eventId;
    this.startNanos = builder.startNanos;
    this.endNanos = builder.endNanos;
    this.confidence = builder.confidence;
    this.region = builder.region;
    this.trackIds = List.copyOf(builder.trackIds);
    this.properties = Map.copyOf(builder.properties);
  }

  /**
   * Starts a rule event.
   *
   * @param type the rule's type in ONVIF's names (ONVIF Analytics Service Specification, Annex A),
   *     such as {@code LineDetector}, {@code FieldDetector}, {@code LoiteringDetector} or {@code
   *     CountAggregation}; declared by the engine (rule 6.4)
   * @param ruleName the name that a person gave to this rule in the settings
   * @return a builder of a {@link Phase#MOMENT} of confidence 1
   */
  public static Builder builder(String type, String ruleName) {
    return new Builder(type, ruleName);
  }

  /**
   * The rule's type.
   *
   * @return one of the engine's declared rule types
   */
  public String type() {
    return type;
  }

  /**
   * The rule's name.
   *
   * @return the name that a person gave to it
   */
  public String ruleName() {
    return ruleName;
  }

  /**
   * The part of its life that is told.
   *
   * @return moment, start or end
   */
  public Phase phase() {
    return phase;
  }

  /**
   * The number under which start and end belong together.
   *
   * @return a number that differs from those of the stream's other lasting events; present unless
   *     it is a moment
   */
  public OptionalLong eventId() {
    return eventId;
  }

  /**
   * The beginning of what happened.
   *
   * @return nanoseconds of stream time; empty if it began with the frame whose result it is in
   */
  public OptionalLong startNanos() {
    return startNanos;
  }

  /**
   * The end of what happened.
   *
   * @return nanoseconds of stream time; empty while it lasts, or if it ended with the frame
   */
  public OptionalLong endNanos() {
    return endNanos;
  }

  /**
   * The analyzer's certainty.
   *
   * @return in [0, 1] (rule 6.2)
   */
  public float confidence() {
    return confidence;
  }

  /**
   * The area in which it happened.
   *
   * @return the area, or empty if it is the rule's own or the whole picture
   */
  public Optional<Polygon> region() {
    return region;
  }

  /**
   * The tracks that took part.
   *
   * @return track ids of this stream, in no promised order
   */
  public List<Long> trackIds() {
    return trackIds;
  }

  /**
   * Further properties, in ONVIF's names, such as {@code Direction = Right}.
   *
   * @return values by name
   */
  public Map<String, String> properties() {
    return properties;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleEvent that
        && type.equals(that.type)
        && ruleName.equals(that.ruleName)
        && phase == that.phase
        && eventId.equals(that.eventId)
        && startNanos.equals(that.startNanos)
        && endNanos.equals(that.endNanos)
        && Float.floatToIntBits(confidence) == Float.floatToIntBits(that.confidence)
        && region.equals(that.region)
        && trackIds.equals(that.trackIds)
        && properties.equals(that.properties);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        type,
        ruleName,
        phase,
        eventId,
        startNanos,
        endNanos,
        confidence,
        region,
        trackIds,
        properties);
  }

  @Override
  public String toString() {
    return "RuleEvent["
        + type
        + " "
        + ruleName
        + " "
        + phase
        + (eventId.isPresent() ? " " + eventId.getAsLong() : "")
        + (trackIds.isEmpty() ? "" : " tracks " + trackIds)
        + (properties.isEmpty() ? "" : " " + properties)
        + "]";
  }

  /**
   * Collects a rule event; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final String type;
    private final String ruleName;
    private Phase phase = Phase.MOMENT;
    private OptionalLong eventId = OptionalLong.empty();
    private OptionalLong startNanos = OptionalLong.empty();
    private OptionalLong endNanos = OptionalLong.empty();
    private float confidence = 1;
    private Optional<Polygon> region = Optional.empty();
    private List<Long> trackIds = List.of();
    private Map<String, String> properties = Map.of();

    private Builder(String type, String ruleName) {
      this.type = Objects.requireNonNull(type, "type");
      this.ruleName = Objects.requireNonNull(ruleName, "ruleName");
    }

    /**
     * Says that something began that lasts.
     *
     * @param id the number under which its end will be told
     * @return this builder
     */
    public Builder started(long id) {
      this.phase = Phase.STARTED;
      this.eventId = OptionalLong.of(id);
      return this;
    }

    /**
     * Says that something is over that began before.
     *
     * @param id the number under which its start was told
     * @return this builder
     */
    public Builder ended(long id) {
      this.phase = Phase.ENDED;
      this.eventId = OptionalLong.of(id);
      return this;
    }

    /**
     * Sets the beginning, if that is not the frame.
     *
     * @param nanos nanoseconds of stream time, not after the frame (rule 6.11)
     * @return this builder
     */
    public Builder startNanos(long nanos) {
      this.startNanos = OptionalLong.of(nanos);
      return this;
    }

    /**
     * Sets the end, if that is not the frame.
     *
     * @param nanos nanoseconds of stream time, not after the frame and not before the start (rule
     *     6.11)
     * @return this builder
     */
    public Builder endNanos(long nanos) {
      this.endNanos = OptionalLong.of(nanos);
      return this;
    }

    /**
     * Sets the certainty.
     *
     * @param newConfidence in [0, 1] (rule 6.2)
     * @return this builder
     */
    public Builder confidence(float newConfidence) {
      this.confidence = newConfidence;
      return this;
    }

    /**
     * Sets the area in which it happened.
     *
     * @param newRegion the area, in the delivered frame (rule 6.1)
     * @return this builder
     */
    public Builder region(Polygon newRegion) {
      this.region = Optional.of(newRegion);
      return this;
    }

    /**
     * Sets the tracks that took part.
     *
     * @param newTrackIds track ids of this stream
     * @return this builder
     */
    public Builder trackIds(List<Long> newTrackIds) {
      this.trackIds = newTrackIds;
      return this;
    }

    /**
     * Sets further properties.
     *
     * @param newProperties values by name, in ONVIF's names where it has one
     * @return this builder
     */
    public Builder properties(Map<String, String> newProperties) {
      this.properties = newProperties;
      return this;
    }

    /**
     * Ends the rule event.
     *
     * @return the rule event
     */
    public RuleEvent build() {
      return new RuleEvent(this);
    }
  }
}
