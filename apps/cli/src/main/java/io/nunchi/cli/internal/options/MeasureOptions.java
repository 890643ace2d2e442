package io.nunchi.cli.internal.options;

import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.evaluate.DatasetFrames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options of a measurement: the dataset, a part of it, and the way to measure. */
public final class MeasureOptions {

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{0,9})");

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      required = true,
      description =
          "Labelled frames: instances.json with images (COCO), gt/gt.txt with img1 or a video "
              + "(MOTChallenge), Annotations (Pascal VOC), labels and classes.txt (YOLO).")
  private Path dataset = Path.of("");

  @Option(
      names = "--map",
      paramLabel = "FROM=TO",
      description = "Call a label of dataset and analyzer FROM by the name TO; more than once.")
  private Map<String, String> mapping = new LinkedHashMap<>();

  @Option(
      names = "--labels",
      paramLabel = "LABEL",
      split = ",",
      description = "Measure these labels only, by their names after --map. Default: all.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--min-size",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = "Boxes whose longer side is shorter may be missed, and are no false alarms.")
  private double minimumSize;

  @Option(
      names = "--frames",
      paramLabel = "FIRST-LAST",
      defaultValue = "1-",
      description = "Measure these frames only, counted from 1; LAST may be left out.")
  private String frames = "";

  @Option(
      names = "--confidence",
      paramLabel = "C",
      defaultValue = "0",
      description =
          "Findings that are less sure do not count for error rates and tracking. Default: all.")
  private double confidence;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How often the bootstrap draws the frames again. Default: ${DEFAULT-VALUE}.")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the bootstrap's random numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** Reads the dataset. */
  public Dataset dataset() throws CliException {
    return read(dataset, datasetOptions(frames, "--frames"));
  }

  /**
   * Reads another dataset with the same labels and sizes.
   *
   * @param range its frames, as {@code --frames} writes them
   * @param option the option that holds the range
   */
  public Dataset other(Path folder, String range, String option) throws CliException {
    return read(folder, datasetOptions(range, option));
  }

  private static Dataset read(Path folder, DatasetOptions options) throws CliException {
    try {
      return Datasets.read(folder, options, DatasetFrames::probe);
    } catch (AccuracyException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private DatasetOptions datasetOptions(String frames, String option) throws CliException {
    if (!(minimumSize >= 0 && minimumSize <= 100_000)) {
      throw OptionValues.unfit("--min-size", "from 0 to 100000", "" + minimumSize);
    }
    Matcher range = RANGE.matcher(frames);
    if (!range.matches()) {
      throw OptionValues.unfit(option, "FIRST-LAST, such as 100-200 or 100-", frames);
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (first < 1 || last < first) {
      throw OptionValues.unfit(
          option, "a range that begins at 1 or later and is not empty", frames);
    }
    return new DatasetOptions(mapping, labels, minimumSize, first, last);
  }

  /** The way to measure. */
  public AccuracyOptions accuracy() throws CliException {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw OptionValues.unfit("--confidence", "from 0 to 1", "" + confidence);
    }
    if (draws < 100 || draws > 100_000) {
      throw OptionValues.unfit("--draws", "from 100 to 100000", "" + draws);
    }
    return new AccuracyOptions(confidence, draws, seed);
  }
}
