package io.nunchi.loading;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/**
 * The content of the plugin directories.
 *
 * <p>Immutable; any thread.
 *
 * @param plugins the plugins, loaded and refused, sorted by location
 * @param problems problems of the plugin directories themselves
 * @param warnings hints for an operator that concern no single plugin, such as hidden files that
 *     were passed over
 */
public record LoadReport(
    List<PluginReport> plugins, List<Problem> problems, List<Problem> warnings) {

  /**
   * Copies the lists.
   *
   * @param plugins the plugins
   * @param problems problems of the directories
   * @param warnings hints for an operator
   */
  public LoadReport {
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}
