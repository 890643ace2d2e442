package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.ComparisonReport;
import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.GateVerdict;
import io.nunchi.cli.internal.evaluate.PassResult;

/**
 * Everything that a page tells.
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
