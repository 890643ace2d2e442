package io.nunchi.cli;

import io.nunchi.accuracy.AccuracyGate;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.compare.Comparison;
import io.nunchi.cli.internal.compare.ComparisonRun;
import io.nunchi.cli.internal.compare.ThresholdRange;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.options.MeasureOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.progress.ProgressLine;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides whether one analyzer may replace another. */
@Command(
    name = "compare",
    description = {
      "Runs two analyzers over the same labelled frames, and decides by a gate's policy "
          + "whether the candidate may replace the baseline.",
      "Writes comparison.json, speed.json and report.html."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:The gate passed: the candidate may go live.",
      "1:An analyzer failed on a frame, so there is no comparison.",
      ExitCode.USAGE_HELP,
      "3:The gate refused; the first line after warnings says what hurts most.",
      "4:Dataset, policy, plugin, model or settings cannot be used, or a rule compares nothing."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi compare --dataset street --baseline nunchi.classic \\",
      "      --candidate nunchi.reference,model=models/yolox-nano --out target/gate",
      "",
      "  nunchi compare --dataset day=street-day --dataset night=street-night \\",
      "      --policy no-worse-but-cheaper \\",
      "      --baseline nunchi.reference,model=models/fp32 \\",
      "      --candidate nunchi.reference,model=models/int8 --out target/gate",
      "",
      "With several datasets, each of them must hold as the policy says."
    })
final class CompareCommand implements Callable<Integer> {

  @Option(
      names = "--baseline",
      paramLabel = "SPEC",
      required = true,
      description = "The analyzer in use: plugin-id[,key=value...].")
  private String baseline = "";

  @Option(
      names = "--candidate",
      paramLabel = "SPEC",
      required = true,
      description = "The analyzer that may replace it: plugin-id[,key=value...].")
  private String candidate = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write; files of an earlier comparison there are replaced.")
  private Path out = Path.of("");

  @Option(
      names = "--best-thresholds",
      description = {
        "Run both once more with their lowest thresholds, and look for the best one of each label"
            + " below the shipped ones, too."
      })
  private boolean allThresholds;

  @ArgGroup private Policy chosen = new Policy();

  @Mixin private final MeasureOptions measureOptions = new MeasureOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  /** The policy: one that comes along, or a file. */
  static final class Policy {

    @Option(
        names = "--policy",
        paramLabel = "NAME",
        description = {
          "The policy: better, no-worse-but-cheaper or no-label-lost; docs/accuracy-gate.md says"
              + " what each proves. Default: better."
        })
    private @Nullable String policy;

    @Option(
        names = "--gate",
        paramLabel = "FILE",
        description = "A policy of your own, as docs/accuracy-gate.md describes it.")
    private @Nullable Path gate;
  }

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    AccuracyOptions options = measureOptions.accuracy();
    AnalyzerSpec before = AnalyzerSpec.parse(baseline, "--baseline");
    AnalyzerSpec after = AnalyzerSpec.parse(candidate, "--candidate");
    Comparison comparison =
        new ComparisonRun(
                measureOptions.datasets(),
                policy(),
                options,
                hostOptions::host,
                ProgressLine.on(commandLine.getErr()))
            .run(
                before,
                after,
                out,
                allThresholds ? ThresholdRange.ALL : ThresholdRange.SHIPPED_AND_ABOVE);
    comparison.print(commandLine.getOut(), common.json());
    return comparison.verdict().passed() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private GatePolicy policy() throws CliException {
    if (chosen.gate != null) {
      try {
        return AccuracyGate.read(chosen.gate);
      } catch (AccuracyException e) {
        throw CliException.refusedBy(e);
      }
    }
    String name = chosen.policy;
    if (name == null) {
      return GatePolicies.BETTER;
    }
    return GatePolicies.named(name)
        .orElseThrow(
            () ->
                OptionValues.unfit(
                    "--policy",
                    GatePolicies.all().stream().map(GatePolicy::name).toList() + ", or --gate FILE",
                    name));
  }
}
