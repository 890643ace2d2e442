package io.nunchi.cli;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.command.CommonOptions;
import io.nunchi.cli.internal.command.HostOptions;
import io.nunchi.cli.internal.command.MeasureOptions;
import io.nunchi.cli.internal.command.ProgressLine;
import io.nunchi.cli.internal.command.VersionText;
import io.nunchi.cli.internal.evaluate.AnalyzerPass;
import io.nunchi.cli.internal.evaluate.AnalyzerSpec;
import io.nunchi.cli.internal.evaluate.CompareText;
import io.nunchi.cli.internal.evaluate.ComparisonFiles;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.accuracy.Accuracy;
import io.nunchi.tck.accuracy.AccuracyException;
import io.nunchi.tck.accuracy.AccuracyOptions;
import io.nunchi.tck.accuracy.ComparisonReport;
import io.nunchi.tck.accuracy.Dataset;
import io.nunchi.tck.accuracy.GatePolicy;
import io.nunchi.tck.accuracy.GateVerdict;
import java.io.PrintWriter;
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
      "Runs two analyzers over the same labelled frames, and decides by a gate's policy whether the",
      "candidate may replace the baseline. Writes comparison.json, speed.json and report.html."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:The gate passed: the candidate may go live.",
      "1:An analyzer failed on a frame, so there is no comparison.",
      ExitCode.USAGE_HELP,
      "3:The gate refused; the first line says by which rule and figures.",
      "4:Dataset, policy, plugin, model or settings cannot be used, or a rule compares nothing."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi compare --dataset street --baseline nunchi.classic"
          + " --candidate nunchi.reference,model=models/yolox-nano --out target/gate",
      "docs/accuracy-gate.md describes policies. Without --gate, the error rate must fall with 95 %",
      "confidence, and no label may lose more than 2 points of recall."
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
    try {
      GatePolicy policy = gate == null ? GatePolicy.USUAL : GatePolicy.read(gate);
      Dataset dataset = measureOptions.dataset();
      ComparisonFiles files = ComparisonFiles.prepare(out);
      PassResult first = pass(commandLine, dataset, before);
      PassResult second = pass(commandLine, dataset, after);
      requireSameFrames(first, second);
      ComparisonReport report =
          Accuracy.compare(dataset, first.findings(), second.findings(), options);
      GateVerdict verdict =
          policy.decide(report, first.speed().figures(), second.speed().figures());
      files.write(verdict, report, first, second);
      print(commandLine, verdict, report, first, second, files);
      return verdict.passed() ? ExitCode.OK : ExitCode.REFUSED;
    } catch (AccuracyException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private PassResult pass(CommandLine commandLine, Dataset dataset, AnalyzerSpec analyzer)
      throws CliException {
    boolean terminal = Boolean.getBoolean("nunchi.stderr.terminal");
    ProgressLine progress = new ProgressLine(commandLine.getErr(), terminal);
    return new AnalyzerPass(dataset, analyzer, progress).run(hostOptions.host());
  }

  private static void requireSameFrames(PassResult first, PassResult second) throws CliException {
    if (!first.framesDigest().equals(second.framesDigest())) {
      throw CliException.failed(
          Problem.of(CliErrors.FRAMES_UNLIKE_LABELS, "the two analyzers saw different frames")
              .expected("the same pixels: " + first.framesDigest())
              .found(second.framesDigest())
              .where("--dataset")
              .fix("let nobody write to the dataset while it is read"),
          null);
    }
  }

  private void print(
      CommandLine commandLine,
      GateVerdict verdict,
      ComparisonReport report,
      PassResult first,
      PassResult second,
      ComparisonFiles files) {
    PrintWriter writer = commandLine.getOut();
    if (common.json()) {
      writer.println(Json.document(ComparisonFiles.document(verdict, report, first, second)));
    } else {
      CompareText.lines(verdict, report, first, second).forEach(writer::println);
      files.written().forEach(file -> writer.println("wrote      " + file));
    }
    writer.flush();
  }
}
