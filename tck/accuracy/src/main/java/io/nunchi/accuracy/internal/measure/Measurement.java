package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.chance.Influence;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.internal.threshold.HeldOutThresholds;
import io.nunchi.accuracy.internal.threshold.ThresholdSearch;
import io.nunchi.accuracy.internal.track.TrackingEvaluation;
import io.nunchi.accuracy.label.LabelMatches;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.accuracy.report.LabelAccuracy;
import io.nunchi.accuracy.threshold.LabelThreshold;
import io.nunchi.accuracy.threshold.ThresholdAim;
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

  private static final ThresholdSearch LEAST_ERROR =
      new ThresholdSearch(ThresholdAim.leastError(), 1);

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
    DatasetDetections renamed = withDatasetNames(detections);
    refuseStrangers(dataset, renamed);
    return new Measurement(dataset, renamed, options);
  }

  /** Calls detections by the dataset's names of their labels. */
  private static DatasetDetections withDatasetNames(DatasetDetections detections) {
    Map<String, String> names =
        detections.notes().labels().map(LabelMatches::datasetNames).orElse(Map.of());
    List<List<FoundBox>> frames =
        detections.frames().stream()
            .map(found -> found.stream().map(box -> box.named(names)).toList())
            .toList();
    return new DatasetDetections(frames, detections.fileDigest(), detections.notes());
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
    List<String> found = DatasetLabels.of(detections);
    if (!found.isEmpty() && Collections.disjoint(found, dataset.labels())) {
      throw DatasetLabels.nothingInCommon(dataset, found);
    }
  }

  /** Hits, misses and false alarms. */
  public BoxOutcomes outcomes() {
    return outcomes;
  }

  /** The frames as evidence for figures of this analyzer. */
  public FrameSample sample() {
    FrameCounts counts = new FrameCounts(outcomes, options.confidence());
    return FrameSample.of(
        dataset.isSequence(),
        counts.numerators(Figure.ERROR_RATE),
        counts.denominators(Figure.ERROR_RATE));
  }

  /** All figures. */
  public AccuracyReport report() {
    FrameSample sample = sample();
    return report(sample, influences(sample));
  }

  /** The influence of frames on average precision and recall, and on the tracking. */
  public CocoEvaluation.Influences influences(FrameSample sample) {
    CocoEvaluation.Influences influences = coco.influences(sample);
    Map<Figure, Influence> overall = new EnumMap<>(influences.overall());
    tracking.ifPresent(evaluation -> overall.putAll(evaluation.influences(sample)));
    return new CocoEvaluation.Influences(overall, influences.labels());
  }

  /** All figures. */
  public AccuracyReport report(FrameSample sample, CocoEvaluation.Influences influences) {
    SortedMap<String, LabelAccuracy> labels = new TreeMap<>();
    for (String label : dataset.labels()) {
      BoxOutcomes own = outcomes.only(outcome -> outcome.label().equals(label));
      List<Double> curve = Arrays.stream(coco.precisionByRecall(label)).boxed().toList();
      Map<Figure, Influence> ap = influences.labels().getOrDefault(label, Map.of());
      labels.put(
          label,
          new LabelAccuracy(
              coco.of(label), figures(own, sample), Influence.intervals(ap, sample), curve));
    }
    Map<String, ErrorFigures> bySize = new LinkedHashMap<>();
    for (AreaRange size : AreaRange.SIZES) {
      BoxOutcomes own = outcomes.only(outcome -> outcome.size() == size);
      bySize.put(size.jsonName(), figures(own, sample));
    }
    SortedMap<Double, ErrorCounts> byConfidence = new TreeMap<>();
    for (int hundredths = 5; hundredths < 100; hundredths += 5) {
      byConfidence.put(hundredths / 100.0, outcomes.counts(hundredths / 100.0));
    }
    return new AccuracyReport(
        dataset,
        options,
        coco.overall(),
        tracking.map(TrackingEvaluation::figures).orElse(Map.of()),
        figures(outcomes, sample),
        Influence.intervals(influences.overall(), sample),
        labels,
        bySize,
        byConfidence,
        bestConfidence(),
        leftOut(),
        withoutDetections(),
        detections.notes(),
        basis(sample),
        TruthFitMeasurement.of(dataset, confident(detections, options)));
  }

  /** The detections that count for error rates. */
  private static DatasetDetections confident(
      DatasetDetections detections, AccuracyOptions options) {
    List<List<FoundBox>> frames =
        detections.frames().stream()
            .map(
                found ->
                    found.stream().filter(box -> box.confidence() >= options.confidence()).toList())
            .toList();
    return new DatasetDetections(frames, Optional.empty());
  }

  /** The best threshold of all labels; the other blocks of frames choose for each block. */
  private AccuracyReport.BestConfidence bestConfidence() {
    LabelThreshold best = LEAST_ERROR.common(outcomes, frame -> true);
    Optional<ErrorCounts> heldOut =
        outcomes.frameCount() < 2
            ? Optional.empty()
            : Optional.of(
                HeldOutThresholds.common(LEAST_ERROR, dataset.labels(), outcomes)
                    .reported(outcomes)
                    .counts(0));
    return new AccuracyReport.BestConfidence(best.confidence(), best.chosenOn(), heldOut);
  }

  private static IntervalBasis basis(FrameSample sample) {
    return new IntervalBasis(
        sample.frames(), sample.likeness(), sample.leastFrames(), sample.degreesOfFreedom());
  }

  /** Counts with intervals. */
  private ErrorFigures figures(BoxOutcomes some, FrameSample sample) {
    FrameCounts counts = new FrameCounts(some, options.confidence());
    return new ErrorFigures(
        some.counts(options.confidence()), Influence.intervals(counts.influences(), sample));
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
    return Optional.of(TrackingEvaluation.of(dataset, confident(detections, options)));
  }

  private List<String> withoutDetections() {
    List<String> found = DatasetLabels.of(detections);
    return dataset.labels().stream().filter(label -> !found.contains(label)).toList();
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
