package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.BlockLength;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.internal.error.ThresholdChoice;
import io.nunchi.accuracy.internal.track.TrackingEvaluation;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.LabelAccuracy;
import io.nunchi.spi.failure.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One analyzer's detections on one dataset, matched; the figures are computed from it. Immutable;
 * any thread.
 */
public final class Measurement {

  private final Dataset dataset;
  private final DatasetDetections detections;
  private final AccuracyOptions options;
  private final BoxOutcomes outcomes;
  private final CocoEvaluation coco;
  private final Optional<TrackingEvaluation> tracking;

  private Measurement(Dataset dataset, DatasetDetections detections, AccuracyOptions options) {
    this.dataset = dataset;
    this.detections = detections;
    this.options = options;
    this.outcomes = BoxOutcomes.of(dataset, detections);
    this.coco = CocoEvaluation.of(dataset, detections);
    this.tracking = tracking(dataset, detections, options);
  }

  /** Matches detections and labels. */
  public static Measurement of(
      Dataset dataset, DatasetDetections detections, AccuracyOptions options)
      throws AccuracyException {
    if (detections.frames().size() != dataset.frames().size()) {
      throw new IllegalArgumentException(
          "detections of %d frames for %d frames"
              .formatted(detections.frames().size(), dataset.frames().size()));
    }
    refuseReservedLabels(dataset);
    refuseStrangers(dataset, detections);
    return new Measurement(dataset, detections, options);
  }

  private static void refuseReservedLabels(Dataset dataset) throws AccuracyException {
    for (String label : dataset.labels()) {
      if (AccuracyReport.reservedNames().contains(label)) {
        throw new AccuracyException(
            List.of(
                Problem.of(AccuracyErrors.LABEL_RESERVED, "a label has the name of a figure")
                    .expected("another name than those of the figures")
                    .found(label)
                    .where(dataset.folder().toString())
                    .fix("map the label to another name")));
      }
    }
  }

  private static void refuseStrangers(Dataset dataset, DatasetDetections detections)
      throws AccuracyException {
    List<String> found =
        detections.frames().stream()
            .flatMap(List::stream)
            .map(FoundBox::label)
            .distinct()
            .sorted()
            .toList();
    if (!found.isEmpty() && Collections.disjoint(found, dataset.labels())) {
      throw new AccuracyException(List.of(nothingInCommon(dataset, found)));
    }
  }

  /** The problem of an analyzer that finds none of a dataset's labels. */
  public static Problem nothingInCommon(Dataset dataset, List<String> found) {
    return Problem.of(
            AccuracyErrors.NOTHING_TO_COMPARE, "analyzer and dataset have no label in common")
        .expected("some of " + dataset.labels())
        .found(found.toString())
        .where(dataset.folder().toString())
        .fix("map the labels to each other");
  }

  /** Hits, misses and false alarms. */
  public BoxOutcomes outcomes() {
    return outcomes;
  }

  /** The number of neighbouring frames that are correlated; 1 for images. */
  public int blockLength() {
    FrameCounts counts = new FrameCounts(outcomes, options.confidence());
    return dataset.isSequence()
        ? BlockLength.ofRatio(
            counts.numerators(Figure.ERROR_RATE), counts.denominators(Figure.ERROR_RATE))
        : 1;
  }

  /** All figures, with intervals from blocks of their own length. */
  public AccuracyReport report() {
    BlockBootstrap bootstrap =
        new BlockBootstrap(dataset.frames().size(), blockLength(), options.draws(), options.seed());
    return report(bootstrap, draw(bootstrap));
  }

  /** Average precision and recall, and of all labels together the tracking, in every draw. */
  public CocoEvaluation.Draws draw(BlockBootstrap bootstrap) {
    CocoEvaluation.Draws draws = coco.draw(bootstrap);
    Map<Figure, DrawnFigure> overall = new EnumMap<>(draws.overall());
    tracking.ifPresent(evaluation -> overall.putAll(evaluation.draw(bootstrap)));
    return new CocoEvaluation.Draws(overall, draws.labels());
  }

  /** All figures. */
  public AccuracyReport report(BlockBootstrap bootstrap, CocoEvaluation.Draws draws) {
    SortedMap<String, LabelAccuracy> labels = new TreeMap<>();
    for (String label : dataset.labels()) {
      BoxOutcomes own = outcomes.only(outcome -> outcome.label().equals(label));
      List<Double> curve = Arrays.stream(coco.precisionByRecall(label)).boxed().toList();
      Map<Figure, DrawnFigure> drawn = draws.labels().getOrDefault(label, Map.of());
      labels.put(
          label,
          new LabelAccuracy(
              coco.of(label),
              figures(own, bootstrap),
              DrawnFigure.intervals(drawn, bootstrap),
              curve));
    }
    Map<String, ErrorFigures> bySize = new LinkedHashMap<>();
    for (AreaRange size : AreaRange.SIZES) {
      BoxOutcomes own = outcomes.only(outcome -> outcome.size() == size);
      bySize.put(size.jsonName(), figures(own, bootstrap));
    }
    SortedMap<Double, ErrorCounts> byConfidence = new TreeMap<>();
    for (int hundredths = 5; hundredths < 100; hundredths += 5) {
      byConfidence.put(hundredths / 100.0, outcomes.counts(hundredths / 100.0));
    }
    ThresholdChoice choice = ThresholdChoice.of(outcomes, bootstrap.blockLength());
    return new AccuracyReport(
        dataset,
        options,
        coco.overall(),
        tracking.map(TrackingEvaluation::figures).orElse(Map.of()),
        figures(outcomes, bootstrap),
        DrawnFigure.intervals(draws.overall(), bootstrap),
        labels,
        bySize,
        byConfidence,
        new AccuracyReport.BestConfidence(choice.confidence(), choice.chosenOn(), choice.heldOut()),
        leftOut(),
        bootstrap.blockLength());
  }

  /** Counts with intervals. */
  private ErrorFigures figures(BoxOutcomes some, BlockBootstrap bootstrap) {
    FrameCounts counts = new FrameCounts(some, options.confidence());
    Map<Figure, Interval> intervals = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.of(FigureGroup.ERRORS)) {
      bootstrap
          .ofRatio(figure, counts.numerators(figure), counts.denominators(figure))
          .ifPresent(interval -> intervals.put(figure, interval));
    }
    return new ErrorFigures(some.counts(options.confidence()), intervals);
  }

  private static Optional<TrackingEvaluation> tracking(
      Dataset dataset, DatasetDetections detections, AccuracyOptions options) {
    boolean labelled =
        dataset.frames().stream()
            .flatMap(frame -> frame.truth().stream())
            .allMatch(box -> box.trackId().isPresent());
    if (!dataset.isSequence() || !labelled || !detections.areTracked()) {
      return Optional.empty();
    }
    List<List<FoundBox>> confident =
        detections.frames().stream()
            .map(
                found ->
                    found.stream().filter(box -> box.confidence() >= options.confidence()).toList())
            .toList();
    return Optional.of(
        TrackingEvaluation.of(dataset, new DatasetDetections(confident, detections.fileDigest())));
  }

  private SortedMap<String, Long> leftOut() {
    SortedMap<String, Long> leftOut = new TreeMap<>();
    detections.frames().stream()
        .flatMap(List::stream)
        .filter(box -> !dataset.labels().contains(box.label()))
        .forEach(box -> leftOut.merge(box.label(), 1L, Long::sum));
    return leftOut;
  }
}
