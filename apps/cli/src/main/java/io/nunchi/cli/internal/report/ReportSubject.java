package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.evaluate.PassResult;
import java.util.Optional;

/**
 * The comparison that a page is about.
 *
 * @param verdict of the gate
 * @param evidence both analyzers' figures and costs, as the gate saw them
 * @param best the figures at the thresholds that suit each best, if there are any
 * @param baseline the run of the analyzer in use
 * @param candidate the run of the one that may replace it
 */
public record ReportSubject(
    GateVerdict verdict,
    GateEvidence evidence,
    Optional<BestComparison> best,
    PassResult baseline,
    PassResult candidate) {

  ComparisonReport comparison() {
    return evidence.comparison();
  }

  Dataset dataset() {
    return comparison().baseline().dataset();
  }

  /** A cost by which the gate decided: the medians of several rounds, if they were run. */
  Optional<Difference> roundsCost(Figure figure) {
    return Optional.ofNullable(evidence.costs().get(figure));
  }
}
