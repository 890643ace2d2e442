package io.nunchi.cli;

import io.nunchi.accuracy.AccuracyGate;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.compare.Comparison;
import io.nunchi.cli.internal.compare.ComparisonRun;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.options.MeasureOptions;
import io.nunchi.cli.internal.progress.ProgressLine;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
      "3:The gate refused; the first line after warnings says by which rule and figures.",
      "4:Dataset, policy, plugin, model or settings cannot be used, or a rule compares nothing."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi compare --dataset street --baseline nunchi.classic \\",
      "      --candidate nunchi.reference,model=models/yolox-nano --out target/gate",
      "",
      "docs/accuracy-gate.md describes policies. Without --gate, the error rate must fall"
          + " with 95 %% confidence, and no label may lose more than 2 points of recall."
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
      names = "--gate",
      paramLabel = "FILE",
      description = "The policy, as docs/accuracy-gate.md describes it.")
  private @Nullable Path gate;

  @Mixin private final MeasureOptions measureOptions = new MeasureOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    AccuracyOptions options = measureOptions.accuracy();
    AnalyzerSpec before = AnalyzerSpec.parse(baseline, "--baseline");
    AnalyzerSpec after = AnalyzerSpec.parse(candidate, "--candidate");
    Comparison comparison =
        new ComparisonRun(
                measureOptions.dataset(),
                policy(),
                options,
                hostOptions::host,
                ProgressLine.on(commandLine.getErr()))
            .run(before, after, out);
    comparison.print(commandLine.getOut(), common.json());
    return comparison.verdict().passed() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private GatePolicy policy() throws CliException {
    try {
      return gate == null ? GatePolicy.USUAL : AccuracyGate.read(gate);
    } catch (AccuracyException e) {
      throw CliException.refusedBy(e);
    }
  }
}
