package io.nunchi.cli;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.options.MeasureOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.progress.ProgressLine;
import io.nunchi.cli.internal.tradeoff.ModelSubject;
import io.nunchi.cli.internal.tradeoff.TradeOffFiles;
import io.nunchi.cli.internal.tradeoff.TradeOffRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** Shows the accuracy of several models against their cost. */
@Command(
    name = "compare",
    description = {
      "Measures the accuracy and the cost of several models on the same labelled frames.",
      "Prints a table, from the fastest to the slowest, and writes models.json and report.html"
          + " with a picture. The models take turns when they are timed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      "1:A model failed on a frame, so there is no comparison.",
      ExitCode.USAGE_HELP,
      "4:Dataset, plugin, model or settings cannot be used."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi models compare models/yolox-nano models/deimv2 --dataset street",
      "  nunchi models compare builtin:starter --analyzer nunchi.classic \\",
      "      --dataset street --labels person --out target/models"
    })
final class ModelsCompareCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "PACKAGE",
      description = "Model packages: folders, zips, or names such as builtin:starter.")
  private List<String> packages = new ArrayList<>();

  @Option(
      names = "--analyzer",
      paramLabel = "SPEC",
      description = "Another analyzer, such as the one in use: plugin-id[,key=value...].")
  private List<String> analyzers = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "model-comparison",
      description =
          "Where to write; files of an earlier comparison there are replaced. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Mixin private final MeasureOptions measureOptions = new MeasureOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    List<ModelSubject> subjects = ModelSubject.of(packages, analyzers);
    if (subjects.isEmpty()) {
      throw OptionValues.unfit("PACKAGE", "a model package, or --analyzer", "none");
    }
    Dataset dataset = measureOptions.dataset();
    TradeOffFiles files = TradeOffFiles.prepare(out);
    TradeOffRun run =
        new TradeOffRun(
            dataset,
            measureOptions.accuracy(),
            hostOptions::host,
            ProgressLine.on(commandLine.getErr()));
    files.publish(run.run(subjects), commandLine.getOut(), common.json());
    return ExitCode.OK;
  }
}
