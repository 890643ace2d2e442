package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.bench.AcceleratorBenchReport;
import io.nunchi.bench.AcceleratorBenchmark;
import io.nunchi.bench.AcceleratorBenchmark.Workload;
import io.nunchi.bench.HostBenchReport;
import io.nunchi.bench.HostBenchReport.Latency;
import io.nunchi.bench.HostBenchReport.Load;
import io.nunchi.bench.HostBenchReport.Overhead;
import io.nunchi.bench.HostBenchmark;
import io.nunchi.bench.TargetVerdict;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.OptionValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            + "many streams stay fresh with an analyzer that is too slow for all of their frames. "
            + "With --simulate-accelerator, whether an engine that waits for a GPU gets all the "
            + "frames that it can use, and what that costs an engine that needs the processor.",
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
    footer = {
      "",
      "Examples:",
      "  nunchi bench host --seconds 60",
      "  nunchi bench host --simulate-accelerator"
    })
final class BenchHostCommand implements Callable<Integer> {

  @Option(
      names = "--simulate-accelerator",
      description =
          "Measures an engine that takes 10 ms for any batch of up to 32 frames, and waits "
              + "meanwhile, beside one that keeps a processor busy.")
  private boolean accelerator;

  @Option(
      names = "--streams",
      paramLabel = "N",
      description = "How many cameras. Default: 50; of the accelerator: 200.")
  private @Nullable Integer streams;

  @Option(
      names = "--processor-streams",
      paramLabel = "N",
      description =
          "How many cameras the engine beside the accelerator has. Default: 8 for each processor.")
  private @Nullable Integer processorStreams;

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
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Into how many rounds the frames of the overhead, or the seconds of the accelerator, are "
              + "divided. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "The host's workers, for the accelerator. Default: one for each processor.")
  private @Nullable Integer workers;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "How many frames each measurement of the overhead takes, in all rounds. Default: "
              + "${DEFAULT-VALUE}.")
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
    OptionValues.requireBetween("--streams", streams(), 1, 10_000);
    OptionValues.requireBetween("--processor-streams", processorStreams(), 1, 10_000);
    OptionValues.requireBetween("--rate", rate, 0.01, 1000);
    OptionValues.requireBetween("--busy-millis", busyMillis, 0, 1000);
    OptionValues.requireBetween("--seconds", seconds, 0.5, 86_400);
    OptionValues.requireBetween("--rounds", rounds, 1, 1000);
    OptionValues.requireBetween("--workers", workers(), 1, 10_000);
    OptionValues.requireBetween("--frames", frames, 1, 100_000_000);
    return accelerator ? measureAccelerator() : measureHost();
  }

  private Integer measureHost() throws HostException, InterruptedException {
    HostBenchReport report =
        new HostBenchmark(
                command(),
                new HostBenchmark.Workload(streams(), rate, busyMillis),
                Duration.ofMillis(Math.round(seconds * 1000)),
                frames,
                rounds)
            .run(plugins());
    print(report, lines(report));
    return report.isGood() ? ExitCode.OK : ExitCode.FAILED;
  }

  private Integer measureAccelerator() throws HostException, InterruptedException {
    AcceleratorBenchReport report =
        new AcceleratorBenchmark(
                acceleratorCommand(),
                new Workload(streams(), rate, processorStreams(), busyMillis),
                workers(),
                rounds,
                Duration.ofNanos(Math.round(seconds * 1e9 / (3 * rounds))))
            .run(plugins());
    print(report, AcceleratorLines.of(report));
    return report.isGood() ? ExitCode.OK : ExitCode.FAILED;
  }

  private Path plugins() {
    return pluginDirectory == null ? Distribution.benchPluginDirectory() : pluginDirectory;
  }

  private void print(Object report, List<String> lines) {
    common.print(Objects.requireNonNull(spec, "spec").commandLine(), report, lines);
  }

  private int streams() {
    return streams == null ? (accelerator ? 200 : 50) : streams;
  }

  private int workers() {
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }

  private int processorStreams() {
    return processorStreams == null
        ? 8 * Runtime.getRuntime().availableProcessors()
        : processorStreams;
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "nunchi bench host --streams %d --rate %s --busy-millis %s --seconds %s --frames %d"
            + " --rounds %d",
        streams(),
        rate,
        busyMillis,
        seconds,
        frames,
        rounds);
  }

  private String acceleratorCommand() {
    return String.format(
        Locale.ROOT,
        "nunchi bench host --simulate-accelerator --streams %d --rate %s --processor-streams %d"
            + " --busy-millis %s --seconds %s --rounds %d --workers %d",
        streams(),
        rate,
        processorStreams(),
        busyMillis,
        seconds,
        rounds,
        workers());
  }

  private static List<String> lines(HostBenchReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("command     " + report.command());
    lines.add("machine     " + report.machine().text());
    addLoad(lines, report.load());
    addOverhead(lines, report.overhead());
    report.verdicts().forEach(verdict -> lines.add(line(verdict)));
    return lines;
  }

  private static void addLoad(List<String> lines, Load load) {
    lines.add(
        String.format(
            Locale.ROOT,
            "load        %d streams at %.1f fps, %.1f ms of a processor per frame, %.0f s",
            load.streams(),
            load.framesPerSecond(),
            load.busyMillis(),
            load.seconds()));
    lines.add(
        String.format(
            Locale.ROOT,
            "            %d offered, %d analyzed (%.1f/s), %d to %d per stream",
            load.offered(),
            load.analyzed(),
            load.analyzed() / load.seconds(),
            load.fewestOfAStream(),
            load.mostOfAStream()));
    lines.add(
        String.format(
            Locale.ROOT,
            "age         %.1f ms (p50), %.1f ms (p99), %.1f ms (max)",
            load.ageMillisP50(),
            load.ageMillisP99(),
            load.ageMillisMax()));
    lines.add("RSS         " + trend(load.rssMiB()));
    lines.add("heap        " + trend(load.heapMiB()));
  }

  private static void addOverhead(List<String> lines, Overhead overhead) {
    lines.add(
        String.format(
            Locale.ROOT,
            "first       %.1f µs for the first offer of the process",
            overhead.firstOfferMicros()));
    lines.add(line("paused", overhead.paused()));
    lines.add(line("back-to-back", overhead.backToBack()));
    lines.add(
        "allocated   "
            + SpreadText.of("%.0f", overhead.allocatedBytesPerFrame())
            + " bytes per frame");
  }

  private static String line(String when, Latency latency) {
    return String.format(
        Locale.ROOT,
        "%-11s %d frames: %s µs (p50), %s µs (p99)",
        when,
        latency.frames(),
        SpreadText.of("%.1f", latency.p50()),
        SpreadText.of("%.1f", latency.p99()));
  }

  static String line(TargetVerdict verdict) {
    String word = verdict.isMet().map(met -> met ? "met" : "MISSED").orElse("unknown");
    return "%-8s %s: %s".formatted(word, verdict.target(), verdict.found());
  }

  private static String trend(List<Double> mebibytes) {
    return mebibytes.isEmpty()
        ? "unknown on this system"
        : String.format(
            Locale.ROOT,
            "%.1f MiB (start), %.1f MiB (middle), %.1f MiB (end)",
            mebibytes.get(0),
            mebibytes.get(1),
            mebibytes.get(2));
  }
}
