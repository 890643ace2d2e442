package io.nunchi.tck.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The conditions under which a plugin was verified.
 *
 * <p>Immutable; any thread.
 *
 * @param target the target that walked through the frames
 * @param settings the settings that differ from the defaults
 * @param effort the amount of work, which follows from the subject's speed on this machine
 * @param engine the engine of the first run; empty if none ran
 * @param capabilities what results may carry
 */
public record Conditions(
    String target,
    UsedSettings settings,
    List<CheckFigure> effort,
    Optional<EngineIdentity> engine,
    List<CapabilityTrial> capabilities) {

  /**
   * Copies the lists.
   *
   * @param target the target
   * @param settings the settings
   * @param effort the amount of work
   * @param engine the engine of the first run
   * @param capabilities what results may carry
   */
  public Conditions {
    effort = List.copyOf(effort);
    capabilities = List.copyOf(capabilities);
  }

  /**
   * Names what the engine declares and no contract rule has tried, since the kit's frames never
   * brought it about.
   *
   * @return the names of capabilities
   */
  public List<String> neverSeen() {
    return capabilities.stream()
        .filter(CapabilityTrial::neverSeen)
        .map(CapabilityTrial::name)
        .toList();
  }

  /**
   * Settings as text by key, in the order of the keys; the values of secret ones are masked.
   *
   * @param engine the engine's settings
   * @param streams the streams' settings
   */
  public record UsedSettings(Map<String, String> engine, Map<String, String> streams) {

    /** No settings but the defaults. */
    public static final UsedSettings DEFAULTS = new UsedSettings(Map.of(), Map.of());

    /**
     * Copies the settings.
     *
     * @param engine the engine's settings
     * @param streams the streams' settings
     */
    public UsedSettings {
      engine = Collections.unmodifiableMap(new TreeMap<>(engine));
      streams = Collections.unmodifiableMap(new TreeMap<>(streams));
    }
  }
}
