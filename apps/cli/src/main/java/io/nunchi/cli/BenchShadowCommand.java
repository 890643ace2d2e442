package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.bench.ShadowBenchReport;
import io.nunchi.cli.internal.bench.ShadowBenchmark;
import io.nunchi.cli.internal.command.BenchOptions;
import io.nunchi.cli.internal.command.OptionValues;
import io.nunchi.cli.internal.command.VersionText;
import io.nunchi.cli.internal.evaluate.AnalyzerSpec;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what a candidate in the shadow costs the live stream. */
@Command(
    name = "shadow",
    description =
        "Measures what a candidate in the shadow costs a live stream: a camera in real time, in "
            + "turns without and with the candidate.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      ExitCode.FAILED_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {
      "",
      "Example:",
      "  nunchi bench shadow scene:street-day --plugin nunchi.classic \\",
      "      --shadow nunchi.reference --shadow-rate 0.1"
    })
final class BenchShadowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SOURCE", description = "A video file or a folder of images.")
  private String source = "";

  @Option(
      names = "--shadow",
      paramLabel = "SPEC",
      required = true,
      description = "The candidate: plugin-id,key=value,key=value.")
  private String candidate = "";

  @Option(
      names = "--shadow-rate",
      paramLabel = "R",
      defaultValue = "1",
      description = "The part of the frames that it sees. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--frame-rate",
      paramLabel = "FPS",
      defaultValue = "25",
      description = "The camera's frames per second. Default: ${DEFAULT-VALUE}.")
  private double frameRate;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "250",
      description = "Frames of a turn. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Turns of each kind. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException, HostException {
    OptionValues.requirePositive("--shadow-rate", rate, 1);
    OptionValues.requirePositive("--frame-rate", frameRate, 1000);
    OptionValues.requirePositive("--frames", frames, 1e6);
    OptionValues.requirePositive("--rounds", rounds, 1000);
    ShadowBenchReport report =
        new ShadowBenchmark(
                bench.host(),
                bench.pluginId(),
                bench.settings(),
                bench.cameraSettings(),
                new ShadowRequest(AnalyzerSpec.parse(candidate, "--shadow"), rate, 0),
                frameRate,
                frames,
                rounds)
            .run(source);
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    bench.print(commandLine, report, report.lines());
    return ExitCode.OK;
  }
}
