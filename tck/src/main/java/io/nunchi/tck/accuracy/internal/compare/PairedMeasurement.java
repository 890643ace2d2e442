package io.nunchi.tck.accuracy.internal.compare;

import io.nunchi.tck.accuracy.AccuracyException;
import io.nunchi.tck.accuracy.AccuracyOptions;
import io.nunchi.tck.accuracy.AccuracyReport;
import io.nunchi.tck.accuracy.ComparisonReport;
import io.nunchi.tck.accuracy.Dataset;
import io.nunchi.tck.accuracy.Difference;
import io.nunchi.tck.accuracy.ErrorCounts;
import io.nunchi.tck.accuracy.Findings;
import io.nunchi.tck.accuracy.FrameDifference;
import io.nunchi.tck.accuracy.Interval;
import io.nunchi.tck.accuracy.internal.Measurement;
import io.nunchi.tck.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.tck.accuracy.internal.error.FrameCounts;
import io.nunchi.tck.accuracy.internal.error.Outcome;
import io.nunchi.tck.accuracy.internal.error.Outcomes;
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
    AccuracyReport first = baseline.report(bootstrap);
    AccuracyReport second = candidate.report(bootstrap);
    Map<String, Difference> differences =
        errorDifferences(baseline.outcomes(), candidate.outcomes());
    addPlain(differences, first.coco(), second.coco());
    differences.computeIfPresent(
        "AP", (name, ap) -> new Difference(ap.baseline(), ap.candidate(), precisionInterval()));
    if (!first.tracking().isEmpty() && !second.tracking().isEmpty()) {
      addPlain(differences, first.tracking(), second.tracking());
    }
    SortedMap<String, Map<String, Difference>> labels = new TreeMap<>();
    for (String label : dataset.labels()) {
      Map<String, Difference> own = errorDifferences(only(baseline, label), only(candidate, label));
      addPlain(own, first.label(label).coco(), second.label(label).coco());
      labels.put(label, own);
    }
    return new ComparisonReport(first, second, differences, labels, frames());
  }

  private static Outcomes only(Measurement measurement, String label) {
    return measurement.outcomes().only(outcome -> outcome.label().equals(label));
  }

  private static void addPlain(
      Map<String, Difference> differences,
      Map<String, Double> baseline,
      Map<String, Double> candidate) {
    baseline.forEach(
        (name, value) ->
            differences.put(
                name,
                new Difference(value, candidate.getOrDefault(name, value), Optional.empty())));
  }

  private Optional<Interval> precisionInterval() {
    return bootstrap.ofWeighted(
        weights -> {
          double first = baseline.coco().averagePrecision(weights);
          double second = candidate.coco().averagePrecision(weights);
          return first < 0 || second < 0 ? Double.NaN : second - first;
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
