package io.nunchi.spi.result;

import java.util.List;
import java.util.Objects;

/**
 * The result of analyzing one frame.
 *
 * <p>Immutable; any thread. Ownership: the caller's; it aliases nothing that the analyzer writes to
 * later (rule 6.6).
 *
 * @since 1.0
 */
public final class FrameResult {

  private static final FrameResult NOTHING =
      new FrameResult(List.of(), List.of(), List.of(), List.of());

  private final List<Detection> detections;
  private final List<FrameAttribute> attributes;
  private final List<RuleEvent> ruleEvents;
  private final List<StageTiming> timings;

  private FrameResult(
      List<Detection> detections,
      List<FrameAttribute> attributes,
      List<RuleEvent> ruleEvents,
      List<StageTiming> timings) {
    this.detections = List.copyOf(detections);
    this.attributes = List.copyOf(attributes);
    this.ruleEvents = List.copyOf(ruleEvents);
    this.timings = List.copyOf(timings);
  }

  /**
   * The result of a frame in which nothing was found.
   *
   * @return the empty result
   */
  public static FrameResult nothing() {
    return NOTHING;
  }

  /**
   * Makes a result of detections.
   *
   * @param detections the detections, possibly none
   * @return a result without attributes, rule events and timings
   */
  public static FrameResult of(List<Detection> detections) {
    return new FrameResult(detections, List.of(), List.of(), List.of());
  }

  /**
   * Adds attributes of the whole frame, or of a clip that ends with it.
   *
   * @param newAttributes the attributes
   * @return a result with these attributes instead of its own
   */
  public FrameResult withAttributes(List<FrameAttribute> newAttributes) {
    return new FrameResult(detections, newAttributes, ruleEvents, timings);
  }

  /**
   * Adds rule events.
   *
   * @param newRuleEvents the rule events
   * @return a result with these rule events instead of its own
   */
  public FrameResult withRuleEvents(List<RuleEvent> newRuleEvents) {
    return new FrameResult(detections, attributes, newRuleEvents, timings);
  }

  /**
   * Adds timings.
   *
   * @param newTimings the durations of the stages, in their order
   * @return a result with these timings instead of its own
   */
  public FrameResult withTimings(List<StageTiming> newTimings) {
    return new FrameResult(detections, attributes, ruleEvents, newTimings);
  }

  /**
   * The detections of this frame; none where nothing is (rule 6.12).
   *
   * @return the detections, in no promised order
   */
  public List<Detection> detections() {
    return detections;
  }

  /**
   * The attributes of the whole frame, or of a clip that ends with it.
   *
   * @return the attributes, in no promised order
   */
  public List<FrameAttribute> attributes() {
    return attributes;
  }

  /**
   * The rule events of this frame.
   *
   * @return the rule events, in the order in which they happened
   */
  public List<RuleEvent> ruleEvents() {
    return ruleEvents;
  }

  /**
   * The durations of the analysis's stages.
   *
   * @return the stages in their order; empty when the analyzer does not measure
   */
  public List<StageTiming> timings() {
    return timings;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameResult that
        && detections.equals(that.detections)
        && attributes.equals(that.attributes)
        && ruleEvents.equals(that.ruleEvents)
        && timings.equals(that.timings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(detections, attributes, ruleEvents, timings);
  }

  @Override
  public String toString() {
    return "FrameResult["
        + detections
        + ", "
        + attributes
        + ", "
        + ruleEvents
        + ", "
        + timings
        + "]";
  }
}
