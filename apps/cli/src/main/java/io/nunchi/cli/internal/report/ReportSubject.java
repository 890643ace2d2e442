package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.evaluate.PassResult;

/**
 * The comparison that a page is about.
 *
 * @param verdict of the gate
 * @param comparison both analyzers' figures
 * @param baseline the run of the analyzer in use
 * @param candidate the run of the one that may replace it
 */
public record ReportSubject(
    GateVerdict verdict, ComparisonReport comparison, PassResult baseline, PassResult candidate) {

  Dataset dataset() {
    return comparison.baseline().dataset();
  }
}
