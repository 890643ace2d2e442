package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.bench.EngineUnderTest;
import io.nunchi.bench.ShadowBenchReport;
import io.nunchi.bench.ShadowBenchReport.Side;
import io.nunchi.bench.ShadowBenchmark;
import io.nunchi.bench.ShadowBenchmark.Candidate;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.options.BenchOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.source.PreloadedFrames;
import java.util.List;
import java.util.Locale;
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

  private static final int PRELOADED_FRAMES = 64;

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
    AnalyzerSpec shadow = AnalyzerSpec.parse(candidate, "--shadow");
    EngineUnderTest engine = bench.engine();
    ShadowBenchReport report =
        new ShadowBenchmark(
                new Candidate(shadow.pluginId(), shadow.settings(), rate),
                frameRate,
                frames,
                rounds)
            .run(engine, PreloadedFrames.of(source, PRELOADED_FRAMES));
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    bench.print(commandLine, report, lines(report));
    return ExitCode.OK;
  }

  private static List<String> lines(ShadowBenchReport report) {
    return List.of(
        String.format(
            Locale.ROOT,
            "workload  %s as a camera of %.1f frames/s, %d rounds in turns",
            report.source(),
            report.frameRate(),
            report.rounds()),
        "machine   " + report.machine().text(),
        "engine    %s on %s"
            .formatted(report.engine().shortName(), report.engine().actualProvider()),
        line("alone", report.alone()),
        line("beside", report.beside()),
        String.format(
            Locale.ROOT,
            "ratio     %.3f of the frame rate; the candidate compared %d of %d sampled frames (rate"
                + " %s)",
            report.beside().framesPerSecond() / report.alone().framesPerSecond(),
            report.compared(),
            report.sampled(),
            report.candidateRate()));
  }

  private static String line(String name, Side side) {
    DurationSummary analyze = side.millis().get("analyze");
    DurationSummary age = side.millis().get("age");
    return String.format(
        Locale.ROOT,
        "%-9s %d of %d frames, %.1f frames/s; analysis %s ms (median), %s ms (p99); age %s, %s",
        name,
        side.analyzed(),
        side.offered(),
        side.framesPerSecond(),
        analyze == null ? "-" : analyze.median(),
        analyze == null ? "-" : analyze.p99(),
        age == null ? "-" : age.median(),
        age == null ? "-" : age.p99());
  }
}
