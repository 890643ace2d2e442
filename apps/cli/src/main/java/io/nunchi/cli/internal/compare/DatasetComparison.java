package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.evaluate.PassResult;
import java.util.Map;

/**
 * Two analyzers on one dataset.
 *
 * @param name the dataset's name on the command line
 * @param report the figures
 * @param baseline the run of the analyzer in use
 * @param candidate the run of the analyzer that may replace it
 * @param costs of both, from several rounds if the policy asks for them
 */
public record DatasetComparison(
    String name,
    ComparisonReport report,
    PassResult baseline,
    PassResult candidate,
    Map<Figure, Difference> costs) {

  GateEvidence evidence() {
    return new GateEvidence(name, report, costs);
  }
}
