package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.report.BestComparison;
import java.util.Map;
import java.util.Optional;

/**
 * Two analyzers on one dataset.
 *
 * @param name the dataset's name on the command line
 * @param report the figures
 * @param best the figures at the thresholds that suit each best; empty with one frame
 * @param passes the runs of both
 * @param costs of both, from several rounds if the policy asks for them
 */
public record DatasetComparison(
    String name,
    ComparisonReport report,
    Optional<BestComparison> best,
    PassPair passes,
    Map<Figure, Difference> costs) {

  /** The run of the analyzer in use. */
  public PassResult baseline() {
    return passes.baseline();
  }

  /** The run of the analyzer that may replace it. */
  public PassResult candidate() {
    return passes.candidate();
  }

  GateEvidence evidence() {
    return new GateEvidence(name, report, costs);
  }
}
