package io.nunchi.cli;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.source.DecodeBenchmark;
import io.nunchi.cli.internal.source.DecodeReport;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how long it takes until a frame is ready for an analyzer. */
@Command(
    name = "decode",
    description = {
      "Measures how long it takes to read and decode a frame and to bring it into a form that "
          + "analyzers take.",
      "Processor time is that of all threads: FFmpeg decodes on several."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {ExitCode.OK_HELP, ExitCode.USAGE_HELP, ExitCode.INPUT_HELP},
    footer = {"", "Example:", "  nunchi bench decode street.mp4 --frames 500"})
final class BenchDecodeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SOURCE", description = "A video file or a folder of images.")
  private String source = "";

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "How many frames are measured; a shorter source is read again. Default:"
              + " ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many frames are decoded before. Default: ${DEFAULT-VALUE}.")
  private int warmup;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    OptionValues.requireAtLeast("--frames", frames, 1);
    OptionValues.requireAtLeast("--warmup", warmup, 0);
    DecodeReport report = new DecodeBenchmark(warmup, frames).run(source);
    common.print(Objects.requireNonNull(spec, "spec").commandLine(), report, lines(report));
    return ExitCode.OK;
  }

  private static List<String> lines(DecodeReport report) {
    return List.of(
        "machine    " + report.machine().text(),
        String.format(
            Locale.ROOT,
            "source     %s: %d frames, %dx%d %s",
            report.source(),
            report.frames(),
            report.width(),
            report.height(),
            report.pixelFormat()),
        String.format(
            Locale.ROOT,
            "frame      %.2f ms (median %.2f, p99 %.2f)",
            report.millisPerFrame().mean(),
            report.millisPerFrame().median(),
            report.millisPerFrame().p99()),
        String.format(Locale.ROOT, "processor  %.2f ms a frame", report.processorMillisPerFrame()));
  }
}
