package io.nunchi.api;

import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one plugin that was found.
 *
 * <p>Immutable; any thread.
 *
 * @param location the plugin's directory or jar
 * @param spiVersion the version its jar says it was built against, or empty if it does not say
 * @param descriptor what the plugin says of itself, or empty if it could not be asked
 * @param state whether it can be used
 * @param problems every reason for a refusal; empty for a loaded plugin
 */
public record PluginReport(
    Path location,
    Optional<SpiVersion> spiVersion,
    Optional<PluginDescriptor> descriptor,
    State state,
    List<Problem> problems) {

  /**
   * Copies the problems.
   *
   * @param location the plugin's directory or jar
   * @param spiVersion the version it was built against
   * @param descriptor what it says of itself
   * @param state whether it can be used
   * @param problems every reason for a refusal
   */
  public PluginReport {
    problems = List.copyOf(problems);
  }

  /** Whether a plugin can be used. */
  public enum State {
    /** Engines can be started. */
    LOADED,
    /** The problems say why not. */
    REFUSED
  }
}
