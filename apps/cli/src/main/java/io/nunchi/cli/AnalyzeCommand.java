package io.nunchi.cli;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.analyze.AnalyzeRequest;
import io.nunchi.cli.internal.analyze.AnalyzeRun;
import io.nunchi.cli.internal.analyze.ManyRun;
import io.nunchi.cli.internal.analyze.ManySummary;
import io.nunchi.cli.internal.analyze.ManySummaryText;
import io.nunchi.cli.internal.analyze.RunResult;
import io.nunchi.cli.internal.analyze.SummaryText;
import io.nunchi.cli.internal.control.ControlRequest;
import io.nunchi.cli.internal.interrupt.Interrupts;
import io.nunchi.cli.internal.options.CameraOptions;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.EngineOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.options.ShadowOptions;
import io.nunchi.cli.internal.progress.ProgressLine;
import io.nunchi.cli.internal.progress.StreamTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyzes recordings, cameras, and folders of images. */
@Command(
    name = "analyze",
    description = {
      "Analyzes a source and writes results.jsonl, annotated.mp4 and summary.json.",
      "Every frame of a recording is analyzed; of a live source, the latest.",
      "Several sources are analyzed at once on one engine, each into a folder of its own in "
          + "--out."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Everything was analyzed; frames that the analyzer rejected are counted.",
      "1:The video is truncated, a picture was not read, the analyzer failed on frames, no frame"
          + " was analyzed, or writing failed; of several sources, some failed. What was analyzed is written.",
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      "130:Ended by Ctrl-C, SIGTERM or SIGHUP; what was analyzed is written. A second one ends at"
          + " once."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi analyze street.mp4 --model models/yolox-nano --out run1",
      "  nunchi analyze street.mp4 --plugin nunchi.classic --out run2 --overwrite",
      "  nunchi analyze street.mp4 --plugin nunchi.classic \\",
      "      --shadow nunchi.reference,model=models/yolox-nano --out run5",
      "  nunchi analyze frames/ --frame-rate 7 --model models/yolox-nano --out run3",
      "  nunchi analyze rtsp://camera --plugin nunchi.classic --duration 60 --out run4",
      "  nunchi analyze rtsp://camera/1 rtsp://camera/2 --plugin nunchi.classic \\",
      "      --metrics-port 9464 --out run6",
      "  nunchi analyze street.mp4 --plugin nunchi.classic \\",
      "      --control commands --out run7 &",
      "  echo 'swap nunchi.reference,model=models/yolox-nano' >>commands"
    })
final class AnalyzeCommand implements Callable<Integer> {

  private static final int USUAL_TERMINAL_ROWS = 24;
  private static final int HIGHEST_PORT = 65_535;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description =
          "A video file, an rtsp:// URL, a folder of images, a MOTChallenge sequence folder, or"
              + " scene:NAME (nunchi scene lists them);"
              + " or several of these.")
  private List<String> sources = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write; created if missing, refused if it holds files.")
  private Path out = Path.of("");

  @Option(names = "--overwrite", description = "Replace the results of an earlier run in --out.")
  private boolean overwrite;

  @Option(
      names = "--no-video",
      negatable = false,
      description = "Write no annotated.mp4, which takes most of the time of a fast analyzer.")
  private boolean noVideo;

  @Option(
      names = "--frame-rate",
      paramLabel = "FPS",
      description = "Frames per second of a folder of images. Default: seqinfo.ini's, or 25.")
  private @Nullable Double frameRate;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = {
        "Serve metrics in Prometheus' text format at http://127.0.0.1:PORT/metrics while "
            + "analyzing.",
        "0 takes any free port, and says which. Only this machine can read them."
      })
  private @Nullable Integer metricsPort;

  @Option(
      names = "--control",
      paramLabel = "FILE",
      description = {
        "Take commands from FILE, a file that grows or a FIFO, while analyzing: swap, rollback, "
            + "shadow, promote, canary, status, stop and others; a line help lists them.",
        "On a terminal, keys are taken as well: h lists them."
      })
  private @Nullable Path controlFile;

  @Mixin private final CameraOptions cameraOptions = new CameraOptions();
  @Mixin private final EngineOptions engineOptions = new EngineOptions();
  @Mixin private final ShadowOptions shadowOptions = new ShadowOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    AnalyzeRequest request = request();
    if (sources.size() > 1) {
      return analyzeAll(commandLine, request);
    }
    ProgressLine progress = ProgressLine.on(commandLine.getErr());
    RunResult result;
    try (Interrupts interrupts = Interrupts.listen()) {
      result = new AnalyzeRun(request, interrupts.stop(), progress).run();
    }
    print(commandLine, result);
    return result.exitCode();
  }

  private int analyzeAll(CommandLine commandLine, AnalyzeRequest request) throws CliException {
    boolean terminal = Boolean.getBoolean("nunchi.stderr.terminal");
    int rows = Integer.getInteger("nunchi.stderr.rows", USUAL_TERMINAL_ROWS);
    StreamTable table = new StreamTable(commandLine.getErr(), terminal, rows);
    ManySummary summary;
    try (Interrupts interrupts = Interrupts.listen()) {
      summary = new ManyRun(request, interrupts.stop(), table).run();
    }
    common.print(commandLine, summary, ManySummaryText.lines(summary));
    return summary.exitCode();
  }

  private AnalyzeRequest request() throws CliException {
    if (frameRate != null) {
      OptionValues.requirePositive("--frame-rate", frameRate, 1000);
    }
    if (metricsPort != null && (metricsPort < 0 || metricsPort > HIGHEST_PORT)) {
      throw OptionValues.unfit("--metrics-port", "0 to " + HIGHEST_PORT, metricsPort.toString());
    }
    return new AnalyzeRequest(
        List.copyOf(sources),
        frameRate == null ? OptionalDouble.empty() : OptionalDouble.of(frameRate),
        cameraOptions.given(),
        hostOptions.host(),
        engineOptions.pluginId(),
        engineOptions.settings(),
        engineOptions.cameraSettings(),
        out,
        overwrite,
        shadowOptions.request(),
        !noVideo,
        metricsPort == null ? OptionalInt.empty() : OptionalInt.of(metricsPort),
        new ControlRequest(Optional.ofNullable(controlFile), takesKeys()));
  }

  private static boolean takesKeys() {
    return Boolean.getBoolean("nunchi.stdin.terminal")
        && Boolean.getBoolean("nunchi.stderr.terminal");
  }

  private void print(CommandLine commandLine, RunResult result) {
    common.print(commandLine, result.summary(), SummaryText.lines(result.summary()));
    if (!result.failures().isEmpty()) {
      ErrorReport.say(commandLine, result.failures(), result.exitCode(), false);
    }
  }
}
