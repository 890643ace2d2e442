package io.nunchi.cli.internal.plugins;

import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A load report for programs.
 *
 * @param plugins every plugin that was found
 * @param problems problems of the plugin directories themselves
 * @param warnings warnings that concern no single plugin
 */
public record LoadReportJson(
    List<PluginJson> plugins, List<Problem> problems, List<Problem> warnings) {

  /** The report with its plugins in the same order. */
  public static LoadReportJson of(LoadReport report) {
    return new LoadReportJson(
        report.plugins().stream().map(PluginJson::of).toList(),
        report.problems(),
        report.warnings());
  }

  /**
   * One plugin; what is not known of a refused one is left out.
   *
   * @param id the plugin's id
   * @param name the name for people
   * @param version its own version
   * @param vendor the vendor
   * @param spiVersion the SPI version that it needs
   * @param isolation IN_PROCESS or WORKER: the process in which it is to run
   * @param needs what it uses outside its memory: NETWORK, FILES
   * @param location its directory or jar
   * @param state LOADED or REFUSED
   * @param problems every reason for a refusal
   * @param warnings warnings about a loaded plugin
   * @param engineSettings the settings of its engines
   * @param streamSettings the settings of its streams
   */
  public record PluginJson(
      Optional<String> id,
      Optional<String> name,
      Optional<String> version,
      Optional<String> vendor,
      Optional<String> spiVersion,
      String isolation,
      List<String> needs,
      String location,
      String state,
      List<Problem> problems,
      List<Problem> warnings,
      Optional<List<SettingJson>> engineSettings,
      Optional<List<SettingJson>> streamSettings) {

    static PluginJson of(PluginReport plugin) {
      return new PluginJson(
          plugin.descriptor().map(PluginDescriptor::id),
          plugin.descriptor().map(PluginDescriptor::name),
          plugin.descriptor().map(PluginDescriptor::version),
          plugin.descriptor().map(PluginDescriptor::vendor),
          plugin.spiVersion().map(SpiVersion::toString),
          plugin.requirements().isolation().name(),
          plugin.requirements().needs().stream().map(Enum::name).sorted().toList(),
          plugin.location().toString(),
          plugin.state().name(),
          plugin.problems(),
          plugin.warnings(),
          plugin.descriptor().map(known -> SettingJson.of(known.engineSettings())),
          plugin.descriptor().map(known -> SettingJson.of(known.streamSettings())));
    }
  }
}
