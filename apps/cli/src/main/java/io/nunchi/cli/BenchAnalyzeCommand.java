package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.bench.AnalyzeBenchmark;
import io.nunchi.cli.internal.bench.BenchReport;
import io.nunchi.cli.internal.bench.BenchText;
import io.nunchi.cli.internal.command.BenchOptions;
import io.nunchi.cli.internal.command.OptionValues;
import io.nunchi.cli.internal.command.VersionText;
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
          "How many streams are measured beside each other; each offers its next frame when its"
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
    BenchReport report =
        new AnalyzeBenchmark(
                bench.host(),
                bench.directories(),
                bench.pluginId(),
                bench.settings(),
                bench.cameraSettings(),
                streams,
                workers,
                preload,
                warmup,
                frames)
            .run(source);
    bench.print(commandLine, report, BenchText.lines(report));
    return ExitCode.OK;
  }
}
