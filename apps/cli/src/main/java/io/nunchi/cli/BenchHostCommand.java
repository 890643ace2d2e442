package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.bench.HostBenchReport;
import io.nunchi.cli.internal.bench.HostBenchmark;
import io.nunchi.cli.internal.command.CommonOptions;
import io.nunchi.cli.internal.command.OptionValues;
import io.nunchi.cli.internal.command.VersionText;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the host itself. */
@Command(
    name = "host",
    description =
        "Measures the host itself: what it adds to an analyzer that does nothing, and whether "
            + "many streams stay fresh with an analyzer that is too slow for all of their frames.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Every target is met.",
      "1:A target is missed; the report says which.",
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {"", "Example:", "  nunchi bench host --seconds 60"})
final class BenchHostCommand implements Callable<Integer> {

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many cameras. Default: ${DEFAULT-VALUE}.")
  private int streams;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      defaultValue = "15",
      description = "Frames per second of each camera. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--busy-millis",
      paramLabel = "MS",
      defaultValue = "20",
      description = "What a frame costs a processor under load. Default: ${DEFAULT-VALUE}.")
  private double busyMillis;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "How long the load is measured. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "How many frames each measurement of the overhead takes. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--plugin-directory",
      paramLabel = "DIR",
      description = "Where the plugin nunchi.bench is. Default: what comes with this program.")
  private @Nullable Path pluginDirectory;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException, HostException, InterruptedException {
    OptionValues.requireBetween("--streams", streams, 1, 10_000);
    OptionValues.requireBetween("--rate", rate, 0.01, 1000);
    OptionValues.requireBetween("--busy-millis", busyMillis, 0, 1000);
    OptionValues.requireBetween("--seconds", seconds, 0.5, 86_400);
    OptionValues.requireBetween("--frames", frames, 1, 100_000_000);
    HostBenchReport report =
        new HostBenchmark(
                pluginDirectory == null ? Distribution.benchPluginDirectory() : pluginDirectory,
                streams,
                rate,
                busyMillis,
                seconds,
                frames)
            .run();
    common.print(Objects.requireNonNull(spec, "spec").commandLine(), report, report.lines());
    return report.isGood() ? ExitCode.OK : ExitCode.FAILED;
  }
}
