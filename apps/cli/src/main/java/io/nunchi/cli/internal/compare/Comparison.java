package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.evaluate.PassResult;
import java.io.PrintWriter;

/**
 * The result of comparing two analyzers.
 *
 * @param verdict the decision of the policy
 * @param report the figures behind it
 * @param baseline the run of the analyzer in use
 * @param candidate the run of the analyzer that may replace it
 * @param files the files that were written
 */
public record Comparison(
    GateVerdict verdict,
    ComparisonReport report,
    PassResult baseline,
    PassResult candidate,
    ComparisonFiles files) {

  /** Says it, for programs or for people. */
  public void print(PrintWriter to, boolean json) {
    if (json) {
      to.println(Json.document(ComparisonFiles.document(verdict, report, baseline, candidate)));
    } else {
      ComparisonText.lines(verdict, report, baseline, candidate).forEach(to::println);
      files.written().forEach(file -> to.println("wrote      " + file));
    }
    to.flush();
  }
}
