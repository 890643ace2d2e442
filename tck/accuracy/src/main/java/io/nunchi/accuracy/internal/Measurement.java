package io.nunchi.accuracy.internal;

import io.nunchi.accuracy.AccuracyException;
import io.nunchi.accuracy.AccuracyOptions;
import io.nunchi.accuracy.AccuracyReport;
import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.ErrorCounts;
import io.nunchi.accuracy.ErrorFigures;
import io.nunchi.accuracy.Findings;
import io.nunchi.accuracy.FoundBox;
import io.nunchi.accuracy.LabelAccuracy;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.BlockLength;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.internal.error.Outcomes;
import io.nunchi.accuracy.internal.error.ThresholdChoice;
import io.nunchi.accuracy.internal.track.TrackingEvaluation;
import io.nunchi.spi.failure.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One analyzer's findings on one dataset, matched; the figures are computed from it. Immutable; any
 * thread.
 */
public final class Measurement {

  private final Dataset dataset;
  private final Findings findings;
  private final AccuracyOptions options;
  private final Outcomes outcomes;
  private final CocoEvaluation coco;
  private final Optional<TrackingEvaluation> tracking;

  private Measurement(Dataset dataset, Findings findings, AccuracyOptions options) {
    this.dataset = dataset;
    this.findings = findings;
    this.options = options;
    this.outcomes = Outcomes.of(dataset, findings);
    this.coco = CocoEvaluation.of(dataset, findings);
    this.tracking = tracking(dataset, findings, options);
  }

  /** Matches findings and labels. */
  public static Measurement of(Dataset dataset, Findings findings, AccuracyOptions options)
      throws AccuracyException {
    if (findings.frames().size() != dataset.frames().size()) {
      throw new IllegalArgumentException(
          "findings of %d frames for %d frames"
              .formatted(findings.frames().size(), dataset.frames().size()));
    }
    refuseReservedLabels(dataset);
    refuseStrangers(dataset, findings);
    return new Measurement(dataset, findings, options);
  }

  private static void refuseReservedLabels(Dataset dataset) throws AccuracyException {
    for (String label : dataset.labels()) {
      if (AccuracyDocument.reservedNames().contains(label)) {
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

  private static void refuseStrangers(Dataset dataset, Findings findings) throws AccuracyException {
    List<String> found =
        findings.frames().stream()
            .flatMap(List::stream)
            .map(FoundBox::label)
            .distinct()
            .sorted()
            .toList();
    if (!found.isEmpty() && Collections.disjoint(found, dataset.labels())) {
      throw new AccuracyException(List.of(nothingInCommon(dataset, found)));
    }
  }

  /** What is said of an analyzer that finds none of a dataset's labels. */
  public static Problem nothingInCommon(Dataset dataset, List<String> found) {
    return Problem.of(
            AccuracyErrors.NOTHING_TO_COMPARE, "analyzer and dataset have no label in common")
        .expected("some of " + dataset.labels())
        .found(found.toString())
        .where(dataset.folder().toString())
        .fix("map the labels to each other");
  }

  /** Hits, misses and false alarms. */
  public Outcomes outcomes() {
    return outcomes;
  }

  /** How many neighbouring frames say the same; 1 for images, which are no neighbours. */
  public int blockLength() {
    FrameCounts counts = new FrameCounts(outcomes, options.confidence());
    return dataset.isSequence() ? BlockLength.ofRatio(counts.errors(), counts.labelled()) : 1;
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
    Map<String, DrawnFigure> overall = new LinkedHashMap<>(draws.overall());
    tracking.ifPresent(evaluation -> overall.putAll(evaluation.draw(bootstrap)));
    return new CocoEvaluation.Draws(overall, draws.labels());
  }

  /** All figures. */
  public AccuracyReport report(BlockBootstrap bootstrap, CocoEvaluation.Draws draws) {
    SortedMap<String, LabelAccuracy> labels = new TreeMap<>();
    for (String label : dataset.labels()) {
      Outcomes own = outcomes.only(outcome -> outcome.label().equals(label));
      List<Double> curve = Arrays.stream(coco.precisionByRecall(label)).boxed().toList();
      Map<String, DrawnFigure> drawn = draws.labels().getOrDefault(label, Map.of());
      labels.put(
          label,
          new LabelAccuracy(
              coco.of(label),
              figures(own, bootstrap),
              DrawnFigure.intervals(drawn, bootstrap),
              curve));
    }
    Map<String, ErrorFigures> bySize = new LinkedHashMap<>();
    for (AreaRange size : List.of(AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE)) {
      Outcomes own = outcomes.only(outcome -> outcome.size() == size);
      bySize.put(size.name().toLowerCase(Locale.ROOT), figures(own, bootstrap));
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
  private ErrorFigures figures(Outcomes some, BlockBootstrap bootstrap) {
    FrameCounts counts = new FrameCounts(some, options.confidence());
    return new ErrorFigures(
        some.counts(options.confidence()),
        bootstrap.ofRatio(counts.errors(), counts.labelled()),
        bootstrap.ofRatio(counts.hits(), counts.reported()),
        bootstrap.ofRatio(counts.hits(), counts.labelled()),
        bootstrap.ofRatio(counts.twiceHits(), counts.labelledAndReported()));
  }

  private static Optional<TrackingEvaluation> tracking(
      Dataset dataset, Findings findings, AccuracyOptions options) {
    boolean labelled =
        dataset.frames().stream()
            .flatMap(frame -> frame.truth().stream())
            .allMatch(box -> box.trackId().isPresent());
    if (!dataset.isSequence() || !labelled || !findings.areTracked()) {
      return Optional.empty();
    }
    List<List<FoundBox>> sure =
        findings.frames().stream()
            .map(
                found ->
                    found.stream().filter(box -> box.confidence() >= options.confidence()).toList())
            .toList();
    return Optional.of(TrackingEvaluation.of(dataset, new Findings(sure, findings.fileDigest())));
  }

  private SortedMap<String, Long> leftOut() {
    SortedMap<String, Long> leftOut = new TreeMap<>();
    findings.frames().stream()
        .flatMap(List::stream)
        .filter(box -> !dataset.labels().contains(box.label()))
        .forEach(box -> leftOut.merge(box.label(), 1L, Long::sum));
    return leftOut;
  }
}
