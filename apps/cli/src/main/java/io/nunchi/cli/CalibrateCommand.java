package io.nunchi.cli;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.threshold.ThresholdAim;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.calibrate.CalibrationFiles;
import io.nunchi.cli.internal.calibrate.CalibrationResult;
import io.nunchi.cli.internal.calibrate.CalibrationRun;
import io.nunchi.cli.internal.calibrate.CalibrationText;
import io.nunchi.cli.internal.calibrate.ManifestThresholds;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.options.MeasureOptions;
import io.nunchi.cli.internal.options.OptionValues;
import io.nunchi.cli.internal.progress.ProgressLine;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.failure.Problem;
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
import picocli.CommandLine.Spec;

/** Chooses the least confidence of each label on labelled frames. */
@Command(
    name = "calibrate",
    description = {
      "Chooses the least confidence of each label on labelled frames by an aim, and proves the "
          + "choice on other labelled frames.",
      "Writes the choice as settings that analyze, evaluate and compare take, and into a model's "
          + "manifest."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      "1:The analyzer failed on a frame, so there is nothing to choose by.",
      ExitCode.USAGE_HELP,
      "3:A label has no threshold that meets the aim, or the check shows that the chosen ones miss"
          + " the aim, or make more errors; no manifest is written.",
      "4:Dataset, plugin, model, settings or manifest cannot be used."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi calibrate --dataset street --analyzer nunchi.classic",
      "  nunchi calibrate --dataset street --check yard --out target/thresholds \\",
      "      --analyzer nunchi.reference",
      "  nunchi evaluate --dataset yard \\",
      "      --analyzer nunchi.reference,@target/thresholds/settings.json"
    })
final class CalibrateCommand implements Callable<Integer> {

  @Option(
      names = "--analyzer",
      paramLabel = "SPEC",
      required = true,
      description = "The analyzer: plugin-id[,key=value...].")
  private String analyzer = "";

  @Option(
      names = "--check",
      paramLabel = "DIR",
      description = "Other labelled frames, best of another camera, that prove the choice.")
  private @Nullable Path check;

  @Option(
      names = "--check-frames",
      paramLabel = "FIRST-LAST",
      description = "The frames of --check that prove it, counted from 1. Default: all.")
  private @Nullable String checkFrames;

  @Option(
      names = "--aim",
      paramLabel = "AIM",
      defaultValue = "least-error",
      description = {
        "For each label: least-error, the fewest false alarms and misses; precision=P, the most"
            + " hits while a share P of the detections is right; false-alarms-per-hour=N, the most"
            + " hits with N false alarms an hour.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String aim = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write settings.json and calibration.json to DIR; those of an earlier run are replaced.")
  private @Nullable Path out;

  @Option(
      names = "--write-manifest",
      paramLabel = "DIR",
      description = "Write the thresholds into model.json of this model package.")
  private @Nullable Path manifestFolder;

  @Mixin private final MeasureOptions measureOptions = new MeasureOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    AnalyzerSpec subject = AnalyzerSpec.parse(analyzer, "--analyzer");
    ThresholdAim wanted =
        ThresholdAim.parse(aim)
            .orElseThrow(() -> OptionValues.unfit("--aim", ThresholdAim.FORM, aim));
    AccuracyOptions options = measureOptions.accuracy();
    requireNoConfidence(options);
    ManifestThresholds manifest =
        manifestFolder == null ? null : ManifestThresholds.open(manifestFolder);
    CalibrationFiles files = out == null ? null : CalibrationFiles.prepare(out);
    Dataset checked = checked();
    CalibrationResult result =
        new CalibrationRun(
                measureOptions.dataset(),
                checked,
                options,
                hostOptions::host,
                ProgressLine.on(commandLine.getErr()))
            .run(subject, wanted);
    List<String> lines = new ArrayList<>(CalibrationText.lines(result));
    if (files != null) {
      files.write(result).forEach(file -> lines.add("wrote      " + file));
    }
    common.print(commandLine, result.document(), lines);
    if (!result.unreachable().isEmpty() || result.isProvenWorse()) {
      return ExitCode.REFUSED;
    }
    if (manifest != null) {
      manifest.requireModel(result.shipped().engine().model().map(ModelIdentity::id).orElse(""));
      commandLine.getErr().println("wrote " + manifest.write(result.choice().byLabel()));
      commandLine.getErr().flush();
    }
    return ExitCode.OK;
  }

  private @Nullable Dataset checked() throws CliException {
    if (check != null) {
      String range = checkFrames == null ? "1-" : checkFrames;
      return measureOptions.other(check, range, "--check-frames");
    }
    if (checkFrames != null) {
      throw OptionValues.unfit("--check", "--check DIR", "--check-frames alone");
    }
    return null;
  }

  private static void requireNoConfidence(AccuracyOptions options) throws CliException {
    if (options.confidence() != 0) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "a threshold that is chosen cannot be given")
              .expected("no --confidence")
              .found("" + options.confidence())
              .where("--confidence")
              .fix("leave it out; settings of the analyzer say what is shipped"));
    }
  }
}
