package io.nunchi.cli;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.interrupt.Interrupts;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.scene.SceneExport;
import io.nunchi.cli.internal.scene.SceneImages;
import io.nunchi.cli.internal.scene.SceneSummary;
import io.nunchi.cli.internal.text.TextTable;
import io.nunchi.scenes.Scene;
import io.nunchi.scenes.SceneException;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.scenes.ScenePreset;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a generated scene with its truth, or lists the scenes. */
@Command(
    name = "scene",
    description = {
      "Writes a generated scene: scene.mp4, a MOTChallenge sequence (img1, gt/gt.txt, "
          + "seqinfo.ini) with exact truth, and events.json.",
      "Without a name, lists the scenes."
    },
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
      "Examples:",
      "  nunchi scene",
      "  nunchi scene street-day --out scenes/day --frames 500 --seed 7",
      "  nunchi scene 'scene:lobby-crowd?width=640&height=360' \\",
      "      --out scenes/lobby --no-video",
      "  nunchi analyze scene:street-day --model models/yolox-nano --out run1"
    })
final class SceneCommand implements Callable<Integer> {

  /** The format of a frame's image. */
  enum Images {
    JPG,
    PNG,
    NONE
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A scene, with or without scene: in front and ?width=640&fps=10 behind.")
  private @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; created if missing, refused if it holds files.")
  private @Nullable Path out;

  @Option(names = "--width", paramLabel = "PIXELS", description = "Default: 1280.")
  private @Nullable String width;

  @Option(names = "--height", paramLabel = "PIXELS", description = "Default: 720.")
  private @Nullable String height;

  @Option(names = "--fps", paramLabel = "FPS", description = "Frames a second. Default: 25.")
  private @Nullable String fps;

  @Option(names = "--frames", paramLabel = "N", description = "How many. Default: 300.")
  private @Nullable String frames;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed, other people. Default: 1.")
  private @Nullable String seed;

  @Option(
      names = "--images",
      paramLabel = "FORMAT",
      description = "Write img1 as jpg, png, or none. Default: ${DEFAULT-VALUE}.")
  private Images images = Images.JPG;

  @Option(
      names = "--quality",
      paramLabel = "PERCENT",
      description = "Of JPEG images, 1 to 100; low ones show compression. Default: 92.")
  private int quality = 92;

  @Option(names = "--no-video", negatable = false, description = "Write no scene.mp4.")
  private boolean noVideo;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    if (name == null) {
      list(commandLine.getOut());
      return ExitCode.OK;
    }
    if (out == null) {
      throw usage("where the scene is to be written is missing", "--out DIR", "nothing", "--out");
    }
    if (quality < 1 || quality > 100) {
      throw usage("the value does not fit the option", "1 to 100", "" + quality, "--quality");
    }
    return export(commandLine, options(name), out);
  }

  private static CliException usage(String what, String expected, String found, String where) {
    return CliException.usage(
        Problem.of(CliErrors.USAGE, what)
            .expected(expected)
            .found(found)
            .where(where)
            .fix("nunchi scene --help shows all options"));
  }

  private SceneOptions options(String scene) throws CliException {
    Map<String, @Nullable String> chosen = new LinkedHashMap<>();
    chosen.put("width", width);
    chosen.put("height", height);
    chosen.put("fps", fps);
    chosen.put("frames", frames);
    chosen.put("seed", seed);
    try {
      SceneOptions options = SceneOptions.parse(scene);
      for (Map.Entry<String, @Nullable String> option : chosen.entrySet()) {
        String value = option.getValue();
        if (value != null) {
          options = options.with(option.getKey(), value, "--" + option.getKey());
        }
      }
      return options;
    } catch (SceneException e) {
      throw CliException.unusable(e.problem(), e);
    }
  }

  private int export(CommandLine commandLine, SceneOptions options, Path folder)
      throws CliException {
    Path target = OutputFolder.prepare(folder, false).path();
    Optional<SceneImages> writer =
        images == Images.NONE
            ? Optional.empty()
            : Optional.of(new SceneImages(SceneImages.Format.valueOf(images.name()), quality));
    try (Interrupts interrupts = Interrupts.listen()) {
      SceneSummary summary =
          new SceneExport(Scene.open(options), target, writer, !noVideo)
              .write(interrupts.stop(), written -> {});
      print(commandLine.getOut(), summary);
      return summary.frames() < options.frames() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }
  }

  private void print(PrintWriter to, SceneSummary summary) {
    if (common.json()) {
      to.println(Json.document(summary));
    } else {
      to.printf(
          Locale.ROOT,
          "%s: %d frames of %dx%d, boxes %s, %d events, in %s%n",
          summary.scene(),
          summary.frames(),
          summary.width(),
          summary.height(),
          summary.boxesByLabel(),
          summary.events(),
          summary.folder());
    }
    to.flush();
  }

  private void list(PrintWriter to) {
    if (common.json()) {
      Map<String, String> scenes = new LinkedHashMap<>();
      for (ScenePreset preset : ScenePreset.values()) {
        scenes.put(preset.sceneName(), preset.description());
      }
      to.println(Json.document(scenes));
    } else {
      TextTable table = new TextTable().row("SCENE", "WHAT");
      for (ScenePreset preset : ScenePreset.values()) {
        table.row(preset.sceneName(), preset.description());
      }
      table.lines().forEach(to::println);
    }
    to.flush();
  }
}
