package io.nunchi.accuracy.gate;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.report.ComparisonReport;
import java.util.Map;

/**
 * The figures of both analyzers on one dataset.
 *
 * <p>Immutable; any thread.
 *
 * @param dataset its name in verdicts, such as {@code night}
 * @param comparison both analyzers on its frames
 * @param costs the figures of {@link FigureGroup#SPEED} that both have; the interval of a change
 *     holds the rounds of both but the extreme ones, and is empty if there was one round
 */
public record GateEvidence(
    String dataset, ComparisonReport comparison, Map<Figure, Difference> costs) {

  /** Keeps a copy. */
  public GateEvidence {
    costs = Map.copyOf(costs);
  }
}
