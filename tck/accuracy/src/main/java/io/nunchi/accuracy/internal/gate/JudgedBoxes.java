package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The boxes that a rule looks at: all of them, those of a label, or those of a size. Immutable; any
 * thread.
 *
 * @param name the label or size; empty for all boxes
 * @param baseline the counts of the analyzer in use
 * @param candidate the counts of the analyzer that may replace it
 * @param differences of the figures that both have
 */
record JudgedBoxes(
    Optional<String> name,
    ErrorFigures baseline,
    ErrorFigures candidate,
    Map<Figure, Difference> differences) {

  /** So many hits fewer of a rare label are no chance if they are most of its hits. */
  private static final int SURELY_LOST_HITS = 5;

  static List<JudgedBoxes> of(GateEvidence evidence, GateRule.Scope scope) {
    ComparisonReport comparison = evidence.comparison();
    AccuracyReport before = comparison.baseline();
    AccuracyReport after = comparison.candidate();
    List<JudgedBoxes> subjects = new ArrayList<>();
    switch (scope) {
      case WHOLE -> subjects.add(whole(evidence));
      case EACH_LABEL ->
          comparison
              .labels()
              .forEach(
                  (label, differences) ->
                      subjects.add(
                          new JudgedBoxes(
                              Optional.of(label),
                              before.label(label).errors(),
                              after.label(label).errors(),
                              differences)));
      case EACH_SIZE ->
          comparison
              .changes()
              .sizes()
              .forEach(
                  (size, differences) ->
                      subjects.add(
                          new JudgedBoxes(
                              Optional.of(size + " boxes"),
                              before.sizeErrors(size),
                              after.sizeErrors(size),
                              differences)));
    }
    return subjects;
  }

  static JudgedBoxes whole(GateEvidence evidence) {
    Map<Figure, Difference> all = new EnumMap<>(Figure.class);
    all.putAll(evidence.comparison().differences());
    all.putAll(evidence.costs());
    return new JudgedBoxes(
        Optional.empty(),
        evidence.comparison().baseline().errors(),
        evidence.comparison().candidate().errors(),
        all);
  }

  long labelled() {
    return baseline.counts().labelled();
  }

  /** The difference of a figure that is defined on both sides. */
  Optional<Difference> difference(Figure figure) {
    return Optional.ofNullable(differences.get(figure))
        .filter(d -> figure.isDefined(d.baseline()) && figure.isDefined(d.candidate()));
  }

  /** Tells if the baseline has the figure, and the candidate reports nothing to compute it of. */
  boolean isLost(Figure figure) {
    return figure.group() == FigureGroup.ERRORS
        && baseline.value(figure).isPresent()
        && candidate.value(figure).isEmpty();
  }

  /** Tells if only the candidate reports something to compute the figure of. */
  boolean isGained(Figure figure) {
    return figure.group() == FigureGroup.ERRORS
        && baseline.value(figure).isEmpty()
        && candidate.value(figure).isPresent();
  }

  /** Tells if the candidate finds less than half of what the baseline finds, though it is rare. */
  boolean isSurelyLost() {
    long before = baseline.counts().hits();
    long after = candidate.counts().hits();
    return before - after >= SURELY_LOST_HITS && 2 * after < before;
  }
}
