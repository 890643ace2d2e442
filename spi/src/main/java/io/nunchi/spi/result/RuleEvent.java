package io.nunchi.spi.result;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Something happened that a configured rule watches for, such as a line that was crossed.
 *
 * <p>Immutable; any thread.
 *
 * @param type the rule's type in ONVIF's names (ONVIF Analytics Service Specification, Annex A),
 *     such as {@code LineDetector}, {@code FieldDetector}, {@code LoiteringDetector} or {@code
 *     CountAggregation}; declared by the engine (rule 6.4)
 * @param ruleName the name that a person gave to this rule in the settings
 * @param trackId the track that caused it, or empty
 * @param properties further properties, in ONVIF's names, such as {@code Direction = Right}
 */
public record RuleEvent(
    String type, String ruleName, OptionalLong trackId, Map<String, String> properties) {

  /**
   * Copies the properties.
   *
   * @param type the rule's type
   * @param ruleName the rule's name
   * @param trackId the track that caused it
   * @param properties further properties
   */
  public RuleEvent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(ruleName, "ruleName");
    Objects.requireNonNull(trackId, "trackId");
    properties = Map.copyOf(properties);
  }
}
