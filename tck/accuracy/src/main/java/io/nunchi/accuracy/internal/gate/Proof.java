package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Direction;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.gate.GateRule;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Judges a difference by the evidence that a rule asks for. Immutable; any thread.
 *
 * @param figure the figure
 * @param difference its values
 */
record Proof(Figure figure, Difference difference) {

  /** The tail of a 95 % interval. */
  private static final double TAIL = 0.025;

  /** The tail of a 99.9 % interval. */
  private static final double FAR_TAIL = 0.0005;

  /** Tells if the evidence needs an interval that is not there. */
  boolean lacksInterval(GateRule.Evidence evidence) {
    return evidence != GateRule.Evidence.AS_MEASURED && difference.interval().isEmpty();
  }

  /** Tells if the demand is met, given the evidence that the rule asks for. */
  boolean meets(GateRule rule) {
    GateRule.Evidence evidence = rule.evidence();
    return switch (rule.demand()) {
      case IMPROVES -> worstLoss(evidence) < 0;
      case LOSES_AT_MOST -> worstLoss(evidence) <= rule.amount();
      case AT_MOST -> difference.candidate() <= rule.amount();
      case AT_LEAST -> difference.candidate() >= rule.amount();
      case AT_MOST_TIMES_BASELINE -> isAtMost(rule.amount(), evidence);
    };
  }

  /** Tells if the whole 95 % interval of the change is on the worse side. */
  boolean isSureLoss() {
    return sureLoss() > 0;
  }

  /**
   * The part of the scale that is lost: 0 for nothing, up to 1. Of a sure loss, it is the part that
   * is sure; of others, half of what was measured.
   */
  double harm() {
    double loss = figure.direction().loss(difference.change());
    if (loss <= 0) {
      return 0;
    }
    double scale = Math.max(Math.abs(difference.baseline()), Math.abs(difference.candidate()));
    double counted = isSureLoss() ? sureLoss() : loss / 2;
    return counted / (figure.isCost() ? scale : Math.max(1, scale));
  }

  /** The least loss within the 95 % interval; 0 without an interval. */
  private double sureLoss() {
    Direction direction = figure.direction();
    return difference
        .interval()
        .map(i -> Math.min(direction.loss(i.low()), direction.loss(i.high())))
        .orElse(0.0);
  }

  /** Tells if the candidate is at most so many times the baseline; if sure, in each two rounds. */
  private boolean isAtMost(double times, GateRule.Evidence evidence) {
    if (evidence == GateRule.Evidence.AS_MEASURED) {
      return difference.candidate() <= times * difference.baseline();
    }
    return difference
        .ratio()
        .map(ratio -> ratio.high() <= times)
        .orElseGet(
            () ->
                difference.baseline() + difference.interval().orElseThrow().high()
                    <= times * difference.baseline());
  }

  private double worstLoss(GateRule.Evidence evidence) {
    return switch (evidence) {
      case AS_MEASURED -> figure.direction().loss(difference.change());
      case SURE -> worstLoss(difference.interval().orElseThrow());
      case PROVEN -> {
        Interval interval = difference.interval().orElseThrow();
        yield worstLoss(closesHalfOfTheGap() ? interval : widened(interval));
      }
    };
  }

  private double worstLoss(Interval interval) {
    Direction direction = figure.direction();
    return Math.max(direction.loss(interval.low()), direction.loss(interval.high()));
  }

  private boolean closesHalfOfTheGap() {
    double perfect =
        figure.direction() == Direction.LOWER_IS_BETTER ? figure.least() : figure.most();
    double gapBefore = Math.abs(perfect - difference.baseline());
    double gapAfter = Math.abs(perfect - difference.candidate());
    return Double.isFinite(perfect) && gapAfter <= gapBefore / 2;
  }

  /** The 99.9 % interval: both ends move away from the change as Student's quantiles do. */
  private Interval widened(Interval interval) {
    TDistribution student = TDistribution.of(difference.degreesOfFreedom().orElse(1));
    double factor =
        student.inverseCumulativeProbability(FAR_TAIL) / student.inverseCumulativeProbability(TAIL);
    double change = difference.change();
    return new Interval(
        change + factor * Math.min(0, interval.low() - change),
        change + factor * Math.max(0, interval.high() - change));
  }
}
