package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.bench.ShadowBenchReport;
import io.nunchi.cli.internal.bench.ShadowBenchmark;
import io.nunchi.cli.internal.command.CommonOptions;
import io.nunchi.cli.internal.command.EngineOptions;
import io.nunchi.cli.internal.command.HostOptions;
import io.nunchi.cli.internal.command.VersionText;
import io.nunchi.cli.internal.evaluate.AnalyzerSpec;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
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

  @Mixin private final EngineOptions engineOptions = new EngineOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException, HostException {
    require("--shadow-rate", rate, 1);
    require("--frame-rate", frameRate, 1000);
    require("--frames", frames, 1e6);
    require("--rounds", rounds, 1000);
    ShadowBenchReport report =
        new ShadowBenchmark(
                hostOptions.host(),
                engineOptions.pluginId(),
                engineOptions.settings(),
                engineOptions.cameraSettings(),
                new ShadowRequest(AnalyzerSpec.parse(candidate, "--shadow"), rate, 0),
                frameRate,
                frames,
                rounds)
            .run(source);
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    PrintWriter out = commandLine.getOut();
    if (common.json()) {
      out.println(Json.document(report));
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void require(String option, double value, double most) throws CliException {
    if (!(value > 0 && value <= most)) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "the value does not fit the option")
              .expected("more than 0, at most " + Math.round(most))
              .found(Double.toString(value))
              .where(option)
              .fix("correct the value"));
    }
  }
}
