package io.nunchi.cli;

import io.nunchi.bench.SceneBenchReport;
import io.nunchi.bench.SceneBenchmark;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.text.TextTable;
import io.nunchi.scenes.SceneException;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.scenes.ScenePreset;
import io.nunchi.spi.frame.PixelFormat;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Measures how fast generated scenes are drawn. */
@Command(
    name = "scene",
    description = {
      "Measures how many frames of a generated scene are drawn in one second of processor "
          + "time.",
      "Drawing keeps to one thread, so this is the rate of one core."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {ExitCode.OK_HELP, ExitCode.USAGE_HELP, ExitCode.INPUT_HELP},
    footer = {
      "",
      "Examples:",
      "  nunchi bench scene",
      "  nunchi bench scene 'street-day?width=1920&height=1080' parking \\",
      "      --format NV12 --json"
    })
final class BenchSceneCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Scenes, as for nunchi scene. Default: every scene, 1280x720.")
  private List<String> names = List.of();

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many frames are measured. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many frames are drawn before. Default: ${DEFAULT-VALUE}.")
  private int warmup;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "BGR",
      description = "Pixel format: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private PixelFormat format = PixelFormat.BGR;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    OptionValues.requireAtLeast("--frames", frames, 1);
    OptionValues.requireAtLeast("--warmup", warmup, 0);
    SceneBenchReport report = new SceneBenchmark(format, warmup, frames).run(scenes());
    common.print(Objects.requireNonNull(spec, "spec").commandLine(), report, lines(report));
    return ExitCode.OK;
  }

  private List<SceneOptions> scenes() throws CliException {
    if (names.isEmpty()) {
      return Arrays.stream(ScenePreset.values()).map(SceneOptions::of).toList();
    }
    List<SceneOptions> scenes = new ArrayList<>();
    for (String name : names) {
      try {
        scenes.add(SceneOptions.parse(name));
      } catch (SceneException e) {
        throw CliException.unusable(e.problem(), e);
      }
    }
    return scenes;
  }

  private static List<String> lines(SceneBenchReport report) {
    TextTable table = new TextTable().row("SCENE", "SIZE", "FRAMES/S", "MS/FRAME", "OPEN S");
    for (SceneBenchReport.Rate rate : report.scenes()) {
      table.row(
          rate.scene(),
          rate.width() + "x" + rate.height(),
          String.format(Locale.ROOT, "%.1f", rate.framesPerSecond()),
          String.format(Locale.ROOT, "%.1f", rate.millisPerFrame()),
          String.format(Locale.ROOT, "%.1f", rate.openSeconds()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s; %s, %d frames each, by the drawing thread's processor time"
            .formatted(report.machine().text(), report.format(), report.frames()));
    lines.addAll(table.lines());
    return lines;
  }
}
