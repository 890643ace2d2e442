package io.nunchi.accuracy.internal.compare;

import io.nunchi.accuracy.AccuracyException;
import io.nunchi.accuracy.AccuracyOptions;
import io.nunchi.accuracy.AccuracyReport;
import io.nunchi.accuracy.ComparisonReport;
import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.Difference;
import io.nunchi.accuracy.ErrorCounts;
import io.nunchi.accuracy.Findings;
import io.nunchi.accuracy.FrameDifference;
import io.nunchi.accuracy.Interval;
import io.nunchi.accuracy.internal.Measurement;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.internal.error.Outcome;
import io.nunchi.accuracy.internal.error.Outcomes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures two analyzers with the same draws of the same frames. For one thread. */
public final class PairedMeasurement {

  private final Dataset dataset;
  private final AccuracyOptions options;
  private final Measurement baseline;
  private final Measurement candidate;
  private final BlockBootstrap bootstrap;

  /** Matches both. */
  public PairedMeasurement(
      Dataset dataset, Findings baseline, Findings candidate, AccuracyOptions options)
      throws AccuracyException {
    this.dataset = dataset;
    this.options = options;
    this.baseline = Measurement.of(dataset, baseline, options);
    this.candidate = Measurement.of(dataset, candidate, options);
    int blockLength = Math.max(this.baseline.blockLength(), this.candidate.blockLength());
    this.bootstrap =
        new BlockBootstrap(dataset.frames().size(), blockLength, options.draws(), options.seed());
  }

  /** The comparison. */
  public ComparisonReport report() {
    CocoEvaluation.Draws firstDraws = baseline.draw(bootstrap);
    CocoEvaluation.Draws secondDraws = candidate.draw(bootstrap);
    AccuracyReport first = baseline.report(bootstrap, firstDraws);
    AccuracyReport second = candidate.report(bootstrap, secondDraws);
    Map<String, Difference> differences =
        errorDifferences(baseline.outcomes(), candidate.outcomes());
    add(differences, first.coco(), second.coco(), firstDraws.overall(), secondDraws.overall());
    if (!first.tracking().isEmpty() && !second.tracking().isEmpty()) {
      add(
          differences,
          first.tracking(),
          second.tracking(),
          firstDraws.overall(),
          secondDraws.overall());
    }
    SortedMap<String, Map<String, Difference>> labels = new TreeMap<>();
    for (String label : dataset.labels()) {
      Map<String, Difference> own = errorDifferences(only(baseline, label), only(candidate, label));
      add(
          own,
          first.label(label).coco(),
          second.label(label).coco(),
          firstDraws.labels().getOrDefault(label, Map.of()),
          secondDraws.labels().getOrDefault(label, Map.of()));
      labels.put(label, own);
    }
    return new ComparisonReport(first, second, differences, labels, frames());
  }

  private static Outcomes only(Measurement measurement, String label) {
    return measurement.outcomes().only(outcome -> outcome.label().equals(label));
  }

  /** Adds figures that both have, with the intervals of those that were drawn. */
  private void add(
      Map<String, Difference> differences,
      Map<String, Double> first,
      Map<String, Double> second,
      Map<String, DrawnFigure> firstDraws,
      Map<String, DrawnFigure> secondDraws) {
    first.forEach(
        (name, value) -> {
          DrawnFigure drawn = firstDraws.get(name);
          DrawnFigure otherDrawn = secondDraws.get(name);
          Optional<Interval> interval =
              drawn == null || otherDrawn == null
                  ? Optional.empty()
                  : otherDrawn.less(drawn).interval(bootstrap);
          differences.put(name, new Difference(value, second.getOrDefault(name, value), interval));
        });
  }

  /** Figures that both have; a ratio without a denominator is none. */
  private Map<String, Difference> errorDifferences(Outcomes first, Outcomes second) {
    FrameCounts one = new FrameCounts(first, options.confidence());
    FrameCounts two = new FrameCounts(second, options.confidence());
    ErrorCounts firstCounts = first.counts(options.confidence());
    ErrorCounts secondCounts = second.counts(options.confidence());
    Map<String, Difference> differences = new LinkedHashMap<>();
    Ratios ratios = new Ratios(differences, bootstrap);
    ratios.add(
        "errorRate",
        firstCounts.errorRate(),
        secondCounts.errorRate(),
        new double[][] {two.errors(), two.labelled(), one.errors(), one.labelled()});
    ratios.add(
        "precision",
        firstCounts.precision(),
        secondCounts.precision(),
        new double[][] {two.hits(), two.reported(), one.hits(), one.reported()});
    ratios.add(
        "recall",
        firstCounts.recall(),
        secondCounts.recall(),
        new double[][] {two.hits(), two.labelled(), one.hits(), one.labelled()});
    ratios.add(
        "f1",
        firstCounts.f1(),
        secondCounts.f1(),
        new double[][] {
          two.twiceHits(), two.labelledAndReported(), one.twiceHits(), one.labelledAndReported()
        });
    return differences;
  }

  private List<FrameDifference> frames() {
    List<FrameTally> tallies = new ArrayList<>();
    for (int frame = 0; frame < dataset.frames().size(); frame++) {
      tallies.add(new FrameTally(options.confidence()));
    }
    for (Outcome outcome : baseline.outcomes().all()) {
      tallies.get(outcome.frame()).baseline(outcome);
    }
    for (Outcome outcome : candidate.outcomes().all()) {
      tallies.get(outcome.frame()).candidate(outcome);
    }
    List<FrameDifference> frames = new ArrayList<>();
    for (int frame = 0; frame < tallies.size(); frame++) {
      frames.add(tallies.get(frame).difference(frame, dataset.frames().get(frame).name()));
    }
    return frames;
  }
}
