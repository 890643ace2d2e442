package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.chance.Influence;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.report.FigureChanges;
import io.nunchi.accuracy.report.FrameDifference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures two analyzers in the same frames. For one thread. */
public final class PairedMeasurement {

  private final Dataset dataset;
  private final AccuracyOptions options;
  private final Measurement baseline;
  private final Measurement candidate;
  private final FrameSample sample;

  /** Matches both. */
  public PairedMeasurement(
      Dataset dataset,
      DatasetDetections baseline,
      DatasetDetections candidate,
      AccuracyOptions options)
      throws AccuracyException {
    this.dataset = dataset;
    this.options = options;
    this.baseline = Measurement.of(dataset, baseline, options);
    this.candidate = Measurement.of(dataset, candidate, options);
    this.sample = this.baseline.sample().or(this.candidate.sample());
  }

  /** The comparison. */
  public ComparisonReport report() {
    CocoEvaluation.Influences before = baseline.influences(sample);
    CocoEvaluation.Influences after = candidate.influences(sample);
    AccuracyReport first = baseline.report(sample, before);
    AccuracyReport second = candidate.report(sample, after);
    Map<Figure, Difference> differences =
        errorDifferences(baseline.outcomes(), candidate.outcomes());
    add(differences, first.coco(), second.coco(), before.overall(), after.overall());
    if (!first.tracking().isEmpty() && !second.tracking().isEmpty()) {
      add(differences, first.tracking(), second.tracking(), before.overall(), after.overall());
    }
    SortedMap<String, Map<Figure, Difference>> labels = new TreeMap<>();
    for (String label : dataset.labels()) {
      Map<Figure, Difference> own = errorDifferences(only(baseline, label), only(candidate, label));
      add(
          own,
          first.label(label).coco(),
          second.label(label).coco(),
          before.labels().getOrDefault(label, Map.of()),
          after.labels().getOrDefault(label, Map.of()));
      labels.put(label, own);
    }
    FigureChanges changes = new FigureChanges(differences, labels, sizes());
    return new ComparisonReport(first, second, changes, frames());
  }

  private Map<String, Map<Figure, Difference>> sizes() {
    Map<String, Map<Figure, Difference>> sizes = new LinkedHashMap<>();
    for (AreaRange size : AreaRange.SIZES) {
      sizes.put(
          size.jsonName(),
          errorDifferences(
              baseline.outcomes().only(outcome -> outcome.size() == size),
              candidate.outcomes().only(outcome -> outcome.size() == size)));
    }
    return sizes;
  }

  private static BoxOutcomes only(Measurement measurement, String label) {
    return measurement.outcomes().only(outcome -> outcome.label().equals(label));
  }

  /** Adds figures that both have, with the intervals of their differences. */
  private void add(
      Map<Figure, Difference> differences,
      Map<Figure, Double> first,
      Map<Figure, Double> second,
      Map<Figure, Influence> before,
      Map<Figure, Influence> after) {
    first.forEach(
        (figure, value) -> {
          Double otherValue = second.get(figure);
          if (otherValue != null) {
            differences.put(
                figure, difference(value, otherValue, before.get(figure), after.get(figure)));
          }
        });
  }

  /** Error figures that both have; a ratio without a denominator is none. */
  private Map<Figure, Difference> errorDifferences(BoxOutcomes first, BoxOutcomes second) {
    FrameCounts one = new FrameCounts(first, options.confidence());
    FrameCounts two = new FrameCounts(second, options.confidence());
    Map<Figure, Influence> before = one.influences();
    Map<Figure, Influence> after = two.influences();
    Map<Figure, Difference> differences = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.of(FigureGroup.ERRORS)) {
      OptionalDouble old = one.total().value(figure);
      OptionalDouble now = two.total().value(figure);
      if (old.isPresent() && now.isPresent()) {
        differences.put(
            figure,
            difference(
                old.getAsDouble(), now.getAsDouble(), before.get(figure), after.get(figure)));
      }
    }
    return differences;
  }

  private Difference difference(
      double old, double now, @Nullable Influence before, @Nullable Influence after) {
    if (before == null || after == null) {
      return new Difference(old, now);
    }
    Influence change = after.less(before);
    return new Difference(old, now, change.interval(sample), change.degreesOfFreedom(sample));
  }

  private List<FrameDifference> frames() {
    List<FrameComparison> tallies = new ArrayList<>();
    for (int frame = 0; frame < dataset.frames().size(); frame++) {
      tallies.add(new FrameComparison(options.confidence()));
    }
    for (BoxOutcome outcome : baseline.outcomes().all()) {
      tallies.get(outcome.frame()).baseline(outcome);
    }
    for (BoxOutcome outcome : candidate.outcomes().all()) {
      tallies.get(outcome.frame()).candidate(outcome);
    }
    List<FrameDifference> frames = new ArrayList<>();
    for (int frame = 0; frame < tallies.size(); frame++) {
      frames.add(tallies.get(frame).difference(frame, dataset.frames().get(frame).name()));
    }
    return frames;
  }
}
