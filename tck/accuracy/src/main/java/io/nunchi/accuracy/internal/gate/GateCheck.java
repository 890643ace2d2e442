package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Direction;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateVerdict.RuleResult;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies the rules of a gate to a comparison. For one thread. */
public final class GateCheck {

  private final ComparisonReport comparison;
  private final Map<Figure, Double> baselineSpeed;
  private final Map<Figure, Double> candidateSpeed;
  private final List<Problem> nothing = new ArrayList<>();

  /** Takes both analyzers' figures. */
  public GateCheck(
      ComparisonReport comparison,
      Map<Figure, Double> baselineSpeed,
      Map<Figure, Double> candidateSpeed) {
    this.comparison = comparison;
    this.baselineSpeed = baselineSpeed;
    this.candidateSpeed = candidateSpeed;
  }

  /** The results of a rule; none if it has nothing to compare, which is remembered. */
  public List<RuleResult> results(GateRule rule) {
    List<RuleResult> results = new ArrayList<>();
    if (rule.perLabel()) {
      comparison
          .labels()
          .forEach(
              (label, figures) -> {
                long labelled = comparison.baseline().label(label).errors().counts().labelled();
                Optional<Difference> difference = usable(rule, figures.get(rule.figure()));
                if (labelled >= rule.leastLabelled() && difference.isPresent()) {
                  results.add(result(rule, Optional.of(label), difference.get()));
                }
              });
    } else {
      usable(rule, difference(rule.figure()))
          .ifPresent(difference -> results.add(result(rule, Optional.empty(), difference)));
    }
    if (results.isEmpty()) {
      nothing.add(
          Problem.of(AccuracyErrors.RULE_COMPARES_NOTHING, "a rule of the gate compares nothing")
              .expected(
                  rule.perLabel()
                      ? "a label with at least " + rule.leastLabelled() + " labelled boxes"
                      : "a figure " + rule.figure().jsonName() + needsInterval(rule))
              .found("none")
              .where(rule.toString())
              .fix("correct the rule, or take a dataset that has what it asks for"));
    }
    return results;
  }

  /** A rule that compares nothing is an error, and not a pass. */
  public void throwIfNothingWasCompared() throws AccuracyException {
    if (!nothing.isEmpty()) {
      throw new AccuracyException(nothing);
    }
  }

  private static String needsInterval(GateRule rule) {
    return rule.significant() ? " with a 95 % interval" : "";
  }

  private @Nullable Difference difference(Figure figure) {
    Double before = baselineSpeed.get(figure);
    Double after = candidateSpeed.get(figure);
    return before != null && after != null
        ? new Difference(before, after, Optional.empty())
        : comparison.differences().get(figure);
  }

  /** The difference, if both sides have the figure, and an interval where the rule needs one. */
  private static Optional<Difference> usable(GateRule rule, @Nullable Difference difference) {
    if (difference == null || (rule.significant() && difference.interval().isEmpty())) {
      return Optional.empty();
    }
    boolean isDefined =
        rule.figure().isDefined(difference.baseline())
            && rule.figure().isDefined(difference.candidate());
    return isDefined ? Optional.of(difference) : Optional.empty();
  }

  private static RuleResult result(GateRule rule, Optional<String> label, Difference difference) {
    Direction direction = rule.figure().direction();
    double worst = direction.loss(difference.change());
    if (rule.significant()) {
      Interval interval = difference.interval().orElseThrow();
      worst = Math.max(direction.loss(interval.low()), direction.loss(interval.high()));
    }
    boolean met =
        switch (rule.demand()) {
          case IMPROVES -> worst < 0;
          case LOSES_AT_MOST -> worst <= rule.amount();
          case AT_MOST -> difference.candidate() <= rule.amount();
          case AT_LEAST -> difference.candidate() >= rule.amount();
        };
    return new RuleResult(rule, label, met, figures(difference));
  }

  private static String figures(Difference difference) {
    String text =
        "%s to %s, change %s"
            .formatted(
                number(difference.baseline()),
                number(difference.candidate()),
                number(difference.change()));
    return text
        + difference
            .interval()
            .map(i -> " (95 % sure: " + number(i.low()) + " to " + number(i.high()) + ")")
            .orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.4f" : "%.0f", value);
  }
}
