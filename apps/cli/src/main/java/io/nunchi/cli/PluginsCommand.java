package io.nunchi.cli;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.plugins.LoadReportJson;
import io.nunchi.cli.internal.plugins.SettingJson;
import io.nunchi.cli.internal.text.TextTable;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.loading.PluginRequirements;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.PluginManifest;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which plugins there are, and why others were refused. */
@Command(
    name = "plugins",
    description = "Lists the plugins that were found, and why some of them cannot be used.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:The plugins were listed, refused ones too.",
      ExitCode.FAILED_HELP,
      ExitCode.USAGE_HELP,
      "4:A plugin directory cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi plugins",
      "  nunchi plugins --settings",
      "  nunchi plugins --json",
      "  nunchi plugins --plugin-directory /opt/vendor/plugins"
    })
final class PluginsCommand implements Callable<Integer> {

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();

  @Option(
      names = "--settings",
      description = {
        "Also list what can be set for each plugin's engines (--set) and streams "
            + "(--camera-set).",
        "LIVE settings can be changed by the VMS while they run."
      })
  private boolean settings;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws HostException {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    try (AnalyticsHost host = hostOptions.host().build()) {
      LoadReport report = host.loadReport();
      if (common.json()) {
        out.println(Json.document(LoadReportJson.of(report)));
      } else {
        print(report, out);
      }
      out.flush();
      return report.problems().isEmpty() ? ExitCode.OK : ExitCode.UNUSABLE_INPUT;
    }
  }

  private void print(LoadReport report, PrintWriter out) {
    TextTable table =
        new TextTable().row("STATE", "ID", "VERSION", "SPI", "RUNS", "NAME", "VENDOR", "LOCATION");
    for (PluginReport plugin : report.plugins()) {
      table.row(
          plugin.state().name(),
          plugin.descriptor().map(known -> known.id()).orElse("?"),
          plugin.descriptor().map(known -> known.version()).orElse("?"),
          plugin.spiVersion().map(SpiVersion::toString).orElse("?"),
          runs(plugin.requirements()),
          plugin.descriptor().map(known -> known.name()).orElse("?"),
          plugin.descriptor().map(known -> known.vendor()).orElse("?"),
          plugin.location().toString());
    }
    table.lines().forEach(out::println);
    for (PluginReport plugin : report.plugins()) {
      if (!plugin.problems().isEmpty()) {
        out.printf("%n%s%n%s%n", plugin.location(), Problem.describe(plugin.problems()));
      }
      plugin.warnings().forEach(warning -> out.printf("%nwarning: %s%n", warning));
      if (settings) {
        plugin.descriptor().ifPresent(known -> printSettings(known, out));
      }
    }
    report.warnings().forEach(warning -> out.printf("%nwarning: %s%n", warning));
    report.problems().forEach(problem -> out.printf("%n%s%n", problem));
  }

  /** The process that a plugin is to run in, and what it uses there. */
  private static String runs(PluginRequirements requirements) {
    String process =
        switch (requirements.isolation()) {
          case IN_PROCESS -> PluginManifest.IN_PROCESS;
          case WORKER -> PluginManifest.WORKER;
        };
    String needs =
        requirements.needs().stream()
            .map(need -> need.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining("+"));
    return needs.isEmpty() ? process : process + " with " + needs;
  }

  private static void printSettings(PluginDescriptor plugin, PrintWriter out) {
    TextTable table = new TextTable().row("OF", "KEY", "DEFAULT", "LIVE", "VALUES");
    addSettings(table, "engine", SettingJson.of(plugin.engineSettings()));
    addSettings(table, "stream", SettingJson.of(plugin.streamSettings()));
    out.printf("%n%s%n", plugin.id());
    table.lines().forEach(line -> out.println("  " + line));
  }

  private static void addSettings(TextTable table, String owner, List<SettingJson> declared) {
    for (SettingJson setting : declared) {
      table.row(
          owner,
          setting.key(),
          setting.defaultValue().map("\"%s\""::formatted).orElse("must be set"),
          setting.changeableLive() ? "live" : "-",
          setting.values());
    }
  }
}
