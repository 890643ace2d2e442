package io.nunchi.cli;

import io.nunchi.accuracy.Accuracy;
import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.evaluate.AnalyzerPass;
import io.nunchi.cli.internal.evaluate.EvaluateText;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.evaluate.SpeedReport;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.options.MeasureOptions;
import io.nunchi.cli.internal.progress.ProgressLine;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how often an analyzer, or a file of its detections, is wrong. */
@Command(
    name = "evaluate",
    description =
        "Measures how often an analyzer is wrong on labelled frames: detection error rate, "
            + "COCO's average precision, and with tracks CLEAR MOT, IDF1 and HOTA, with 95 %% "
            + "intervals.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      "1:The analyzer failed on a frame, so there is nothing to measure.",
      ExitCode.USAGE_HELP,
      "4:Dataset, detections, plugin, model or settings cannot be used."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi evaluate --dataset street --analyzer nunchi.classic",
      "  nunchi evaluate --dataset street \\",
      "      --analyzer nunchi.reference,model=models/yolox-nano",
      "  nunchi evaluate --dataset coco-val --detections yolox.json --json",
      "  nunchi evaluate --dataset street --tracks tracker.txt --map pedestrian=person"
    })
final class EvaluateCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--speed",
      paramLabel = "FILE",
      description = "Write durations, processor time and memory of --analyzer to FILE, as JSON.")
  private @Nullable Path speedFile;

  @Mixin private final MeasureOptions measureOptions = new MeasureOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  /** The subject of the measurement: exactly one of them. */
  static final class Subject {

    @Option(
        names = "--analyzer",
        paramLabel = "SPEC",
        required = true,
        description = "Run this analyzer: plugin-id[,key=value...].")
    private @Nullable String analyzer;

    @Option(
        names = "--detections",
        paramLabel = "FILE",
        required = true,
        description = "Measure these detections: COCO's form of results, JSON.")
    private @Nullable Path detections;

    @Option(
        names = "--tracks",
        paramLabel = "FILE",
        required = true,
        description = "Measure these tracks: rows in the form of the MOTChallenge.")
    private @Nullable Path tracks;
  }

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    AccuracyOptions options = measureOptions.accuracy();
    try {
      if (subject.analyzer != null) {
        AnalyzerSpec analyzer = AnalyzerSpec.parse(subject.analyzer, "--analyzer");
        evaluate(commandLine, analyzer, options);
      } else if (speedFile != null) {
        throw speedOfAFile();
      } else if (subject.detections != null) {
        Dataset dataset = measureOptions.datasetWithoutPictures();
        DatasetDetections detections = Datasets.readDetections(subject.detections, dataset);
        printFile(commandLine, "detections", subject.detections, dataset, detections, options);
      } else {
        Path tracks = Objects.requireNonNull(subject.tracks, "one of the three is given");
        Dataset dataset = measureOptions.datasetWithoutPictures();
        DatasetDetections detections = Datasets.readTracks(tracks, dataset);
        printFile(commandLine, "tracks", tracks, dataset, detections, options);
      }
    } catch (AccuracyException e) {
      throw CliException.refusedBy(e);
    }
    return ExitCode.OK;
  }

  private void evaluate(CommandLine commandLine, AnalyzerSpec analyzer, AccuracyOptions options)
      throws CliException, AccuracyException {
    Dataset dataset = measureOptions.dataset();
    ProgressLine progress = ProgressLine.on(commandLine.getErr());
    PassResult pass = new AnalyzerPass(dataset, analyzer, progress).run(hostOptions.host());
    AccuracyReport report = Accuracy.measure(dataset, pass.detections(), options);
    if (speedFile != null) {
      write(speedFile, pass.speed());
    }
    print(commandLine, report, pass.engine().shortName(), "analyzer", pass.about(), pass.speed());
  }

  private void printFile(
      CommandLine commandLine,
      String kind,
      Path file,
      Dataset dataset,
      DatasetDetections detections,
      AccuracyOptions options)
      throws AccuracyException {
    AccuracyReport report = Accuracy.measure(dataset, detections, options);
    Map<String, Object> about = Map.of("digest", detections.fileDigest().orElseThrow());
    print(commandLine, report, file.toString(), kind, about, null);
  }

  private void print(
      CommandLine commandLine,
      AccuracyReport report,
      String name,
      String kind,
      Map<String, Object> about,
      @Nullable SpeedReport speed) {
    PrintWriter out = commandLine.getOut();
    if (common.json()) {
      Map<String, Object> document = report.document();
      document.put(kind, about);
      out.println(Json.document(document));
      if (speed != null) {
        commandLine.getErr().println("nunchi: " + EvaluateText.speedLine(speed));
        commandLine.getErr().flush();
      }
    } else {
      EvaluateText.lines(report, name, Optional.ofNullable(speed)).forEach(out::println);
    }
    out.flush();
  }

  private static void write(Path file, SpeedReport speed) throws CliException {
    try {
      Files.writeString(file, Json.document(speed) + "\n");
    } catch (IOException e) {
      throw CliException.unwritable(file, e);
    }
  }

  private static CliException speedOfAFile() {
    return CliException.usage(
        Problem.of(CliErrors.USAGE, "only an analyzer that runs has a speed")
            .expected("--analyzer with --speed")
            .found("a file of detections")
            .where("--speed")
            .fix("leave --speed out"));
  }
}
