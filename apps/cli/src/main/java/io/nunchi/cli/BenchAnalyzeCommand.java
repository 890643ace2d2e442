package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.bench.AnalyzeBenchReport;
import io.nunchi.bench.AnalyzeBenchmark;
import io.nunchi.bench.EngineUnderTest;
import io.nunchi.bench.Footage;
import io.nunchi.bench.measure.NoResultException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.BenchOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.source.PreloadedFrames;
import io.nunchi.cli.internal.text.StageTable;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a plugin in the real host, with frames that are in memory already. */
@Command(
    name = "analyze",
    description = {
      "Measures a plugin in the real host: durations per stage, time outside the model's own "
          + "inference, memory allocated per frame.",
      "Decoding and writing are not part of it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      "1:The analyzer dropped frames, so there is nothing to measure.",
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {
      "",
      "Examples:",
      "  nunchi bench analyze street.mp4 --model models/yolox-nano",
      "  nunchi bench analyze frames/ --plugin nunchi.classic --frames 100 --json",
      "  nunchi bench analyze street.mp4 --model models/detector \\",
      "      --streams 4 --set maxBatch=4"
    })
final class BenchAnalyzeCommand implements Callable<Integer> {

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  @Parameters(paramLabel = "SOURCE", description = "A video file or a folder of images.")
  private String source = "";

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many frames of each stream are measured; fewer distinct ones are used again in"
              + " order. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--preload",
      paramLabel = "N",
      defaultValue = "64",
      description = "How many distinct frames are held in memory. Default: ${DEFAULT-VALUE}.")
  private int preload;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "How many frames of each stream are analyzed before. Default: ${DEFAULT-VALUE}.")
  private int warmup;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many streams are measured at the same time; each offers its next frame when its"
              + " last one is done, and has its share of the frames in memory."
              + " Default: ${DEFAULT-VALUE}.")
  private int streams;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many workers the host has; 0 takes one per core. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException, HostException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    OptionValues.requireAtLeast("--frames", frames, 1);
    OptionValues.requireAtLeast("--preload", preload, 1);
    OptionValues.requireAtLeast("--warmup", warmup, 0);
    OptionValues.requireAtLeast("--streams", streams, 1);
    OptionValues.requireAtLeast("--workers", workers, 0);
    EngineUnderTest engine = bench.engine();
    Footage footage = PreloadedFrames.of(source, preload);
    refuseTooFew(footage);
    AnalyzeBenchmark benchmark =
        new AnalyzeBenchmark(command(engine), streams, workers, warmup, frames);
    try {
      AnalyzeBenchReport report = benchmark.run(engine, footage);
      bench.print(commandLine, report, lines(report));
    } catch (NoResultException e) {
      throw CliException.noResult(e);
    }
    return ExitCode.OK;
  }

  private void refuseTooFew(Footage footage) throws CliException {
    if (footage.frames().size() < streams) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "there are fewer frames than streams")
              .expected("at least one frame for each of " + streams + " streams")
              .found(footage.frames().size() + " frames")
              .where("--streams, --preload and " + source)
              .fix("raise --preload, name a longer source, or measure fewer streams"));
    }
  }

  private String command(EngineUnderTest engine) {
    List<String> words = new ArrayList<>(List.of("nunchi", "bench", "analyze", source));
    bench
        .directories()
        .forEach(directory -> words.addAll(List.of("--plugin-directory", directory.toString())));
    words.addAll(List.of("--plugin", engine.pluginId()));
    engine.settings().forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    engine
        .cameraSettings()
        .forEach((key, value) -> words.addAll(List.of("--camera-set", key + "=" + value)));
    return words.stream().map(BenchAnalyzeCommand::quoted).collect(Collectors.joining(" "))
        + (workers > 0 ? " --workers " + workers : "")
        + " --streams %d --preload %d --warmup %d --frames %d"
            .formatted(streams, preload, warmup, frames);
  }

  /** A word as a shell reads it back. */
  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static List<String> lines(AnalyzeBenchReport report) {
    AnalyzeBenchReport.Workload workload = report.workload();
    List<String> lines = new ArrayList<>();
    lines.add("command   " + report.command());
    lines.add(
        "workload  %s: %d distinct frames, %dx%d %s, in memory; %s one frame at a time"
            .formatted(
                workload.source(),
                workload.distinctFrames(),
                workload.width(),
                workload.height(),
                workload.pixelFormat(),
                report.streams() == 1
                    ? "one stream,"
                    : report.streams()
                        + " streams on "
                        + report.workers()
                        + " workers, each of them"));
    lines.add("machine   " + report.machine().text());
    lines.add(
        "engine    %s on %s"
            .formatted(report.engine().shortName(), report.engine().actualProvider()));
    lines.add("status    " + report.engine().reason());
    lines.add(
        String.format(
            Locale.ROOT,
            "result    %d frames after %d of warm-up: %.1f frames/s, %d bytes allocated per frame",
            report.frames(),
            report.warmup(),
            report.framesPerSecond(),
            report.allocatedBytesPerFrame()));
    lines.addAll(StageTable.lines(report.stageMillis()));
    return lines;
  }
}
