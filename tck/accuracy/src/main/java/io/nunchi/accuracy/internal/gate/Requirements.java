package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import io.nunchi.accuracy.gate.GateVerdict.RuleResult;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.accuracy.report.LabelAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The conditions on a dataset without which a policy does not decide. Immutable; any thread. */
final class Requirements {

  /** If neither analyzer finds more, the labels are hardly of these pictures. */
  private static final double LEAST_RECALL = 0.05;

  private final GatePolicy policy;
  private final ComparisonReport comparison;
  private final Optional<String> dataset;

  Requirements(GatePolicy policy, GateEvidence evidence, Optional<String> dataset) {
    this.policy = policy;
    this.comparison = evidence.comparison();
    this.dataset = dataset;
  }

  /** Tells if neither analyzer finds a labelled box. */
  static boolean isNothingFound(GateEvidence evidence) {
    return evidence.comparison().baseline().errors().counts().hits() == 0
        && evidence.comparison().candidate().errors().counts().hits() == 0;
  }

  /** Tells if neither analyzer finds the labels of a frame more often than those of others. */
  static boolean isFoundByChance(GateEvidence evidence) {
    return evidence.comparison().baseline().truthFit().isChance()
        && evidence.comparison().candidate().truthFit().isChance();
  }

  /** The conditions that are not met. */
  List<RuleResult> unmet() {
    List<RuleResult> unmet = new ArrayList<>();
    int frames = comparison.frames().size();
    if (frames < policy.leastFrames()) {
      unmet.add(
          tooFew(
              "enough frames",
              "too few frames to decide: %d, at least %d needed"
                  .formatted(frames, policy.leastFrames())));
    }
    IntervalBasis basis = comparison.baseline().intervalBasis();
    if (frames >= policy.leastFrames() && policy.asksForIntervals() && !basis.isEnough()) {
      unmet.add(
          tooFew(
              "enough frames for intervals",
              "too few frames to decide: %d, at least %d needed to be 95 %% sure of anything"
                  .formatted(frames, basis.leastFrames())));
    }
    long most =
        comparison.baseline().labels().values().stream()
            .map(LabelAccuracy::errors)
            .mapToLong(errors -> errors.counts().labelled())
            .max()
            .orElse(0);
    if (most < policy.leastLabelled()) {
      unmet.add(
          tooFew(
              "enough labelled boxes",
              "too few labelled boxes to decide: no label has more than %d, at least %d needed"
                  .formatted(most, policy.leastLabelled())));
    }
    double recall =
        Math.max(
            recall(comparison.baseline().errors().counts()),
            recall(comparison.candidate().errors().counts()));
    if (recall < LEAST_RECALL) {
      unmet.add(
          tooFew(
              "labels of these pictures",
              String.format(
                  Locale.ROOT,
                  "neither analyzer finds more than %.1f %% of the labelled boxes: are the labels"
                      + " of this camera?",
                  recall * 100)));
    }
    return unmet;
  }

  private static double recall(ErrorCounts counts) {
    return (double) counts.hits() / Math.max(1, counts.labelled());
  }

  private RuleResult tooFew(String rule, String figures) {
    return new RuleResult(
        rule, dataset, Outcome.TOO_FEW, dataset.map(name -> name + ": ").orElse("") + figures);
  }
}
