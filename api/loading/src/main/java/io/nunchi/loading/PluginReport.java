package io.nunchi.loading;

import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One plugin that was found: loaded, or refused with every reason.
 *
 * <p>Immutable; any thread.
 *
 * @param location the plugin's directory or jar
 * @param spiVersion the version its jar says it was built against, or empty if it does not say
 * @param requirements what its manifest says about the process that it is to run in
 * @param descriptor the plugin's description of itself, or empty if it could not be asked
 * @param state loaded or refused
 * @param problems every reason for a refusal; empty for a loaded plugin
 * @param warnings hints for an operator about a loaded plugin, such as that its code can end the
 *     process
 */
public record PluginReport(
    Path location,
    Optional<SpiVersion> spiVersion,
    PluginRequirements requirements,
    Optional<PluginDescriptor> descriptor,
    State state,
    List<Problem> problems,
    List<Problem> warnings) {

  /**
   * Copies the problems and warnings.
   *
   * @param location the plugin's directory or jar
   * @param spiVersion the version it was built against
   * @param requirements what its manifest says about its process
   * @param descriptor its description of itself
   * @param state loaded or refused
   * @param problems every reason for a refusal
   * @param warnings hints for an operator
   */
  public PluginReport {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** The states of a plugin. */
  public enum State {
    /** Engines can be started. */
    LOADED,
    /** The problems say why not. */
    REFUSED
  }
}
