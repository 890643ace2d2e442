package io.nunchi.cli.internal.options;

import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.evaluate.DatasetFrames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a measurement: the dataset, a part of it, and the way to measure. */
public final class MeasureOptions {

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{0,9})");

  @Option(
      names = "--dataset",
      paramLabel = "[NAME=]DIR[#FIRST-LAST]",
      required = true,
      description =
          "Labelled frames: instances.json with images (COCO), gt/gt.txt with img1 or a video"
              + " (MOTChallenge), Annotations (Pascal VOC), data.yaml, or labels and classes.txt"
              + " (YOLO).")
  private List<String> datasets = new ArrayList<>();

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
      names = "--subset",
      paramLabel = "NAME",
      description =
          "The part of a YOLO dataset with data.yaml: train, val or test. Default: val, or the only"
              + " one.")
  private @Nullable String subset;

  @Option(
      names = "--strict",
      description =
          "Refuse files that depart from their form, and labels whose names are not equal, instead"
              + " of reading them and saying so.")
  private boolean strict;

  @Option(
      names = "--confidence",
      paramLabel = "C",
      defaultValue = "0",
      description =
          "Findings that are less sure do not count for error rates and tracking. Default: all.")
  private double confidence;

  /** A way to read a dataset. */
  private interface Reading {
    Dataset read(Path folder, DatasetOptions options, VideoProbe probe) throws AccuracyException;
  }

  /** Reads the one dataset, for an analyzer that sees its pictures. */
  public Dataset dataset() throws CliException {
    return only(Datasets::read);
  }

  /** Reads the labels only, for detections that are there already; pictures may be missing. */
  public Dataset datasetWithoutPictures() throws CliException {
    return only(Datasets::readLabels);
  }

  private Dataset only(Reading reading) throws CliException {
    if (datasets.size() != 1) {
      throw OptionValues.unfit("--dataset", "one dataset", datasets.toString());
    }
    return read(spec(datasets.get(0)), reading);
  }

  /**
   * Reads another dataset with the same labels and sizes.
   *
   * @param range its frames, as {@code --frames} writes them
   * @param option the option that holds the range
   */
  public Dataset other(Path folder, String range, String option) throws CliException {
    return read(folder, datasetOptions(range, option), Datasets::read);
  }

  /** Reads all datasets, by their names in their order. */
  public Map<String, Dataset> datasets() throws CliException {
    Map<String, Dataset> read = new LinkedHashMap<>();
    for (String text : datasets) {
      DatasetSpec dataset = spec(text);
      if (read.containsKey(dataset.shownName())) {
        throw OptionValues.unfit(
            "--dataset", "names that differ, such as day=DIR night=DIR", dataset.shownName());
      }
      read.put(dataset.shownName(), read(dataset, Datasets::read));
    }
    return read;
  }

  private static DatasetSpec spec(String text) throws CliException {
    try {
      return DatasetSpec.parse(text);
    } catch (InvalidPathException e) {
      throw OptionValues.unfit("--dataset", "a folder, or NAME=DIR", text);
    }
  }

  private Dataset read(DatasetSpec dataset, Reading reading) throws CliException {
    String range = dataset.frames().orElse(frames);
    String option = dataset.frames().isPresent() ? "--dataset" : "--frames";
    return read(dataset.folder(), datasetOptions(range, option), reading);
  }

  private static Dataset read(Path folder, DatasetOptions options, Reading reading)
      throws CliException {
    try {
      return reading.read(folder, options, DatasetFrames::probe);
    } catch (AccuracyException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private DatasetOptions datasetOptions(String frameRange, String option) throws CliException {
    if (!(minimumSize >= 0 && minimumSize <= 100_000)) {
      throw OptionValues.unfit("--min-size", "from 0 to 100000", "" + minimumSize);
    }
    Matcher range = RANGE.matcher(frameRange);
    if (!range.matches()) {
      throw OptionValues.unfit(option, "FIRST-LAST, such as 100-200 or 100-", frameRange);
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (first < 1 || last < first) {
      throw OptionValues.unfit(
          option, "a range that begins at 1 or later and is not empty", frameRange);
    }
    DatasetOptions.Builder options =
        DatasetOptions.builder()
            .labelMapping(mapping)
            .labels(labels)
            .minimumSize(minimumSize)
            .frames(first, last)
            .strict(strict);
    if (subset != null) {
      options.subset(subset);
    }
    return options.build();
  }

  /** The way to measure. */
  public AccuracyOptions accuracy() throws CliException {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw OptionValues.unfit("--confidence", "from 0 to 1", "" + confidence);
    }
    return new AccuracyOptions(confidence);
  }
}
