package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.cli.internal.Json;
import java.io.PrintWriter;
import java.util.List;

/**
 * The result of comparing two analyzers.
 *
 * @param verdict the decision of the policy
 * @param datasets the figures behind it, by dataset
 * @param files the files that were written
 */
public record Comparison(
    GateVerdict verdict, List<DatasetComparison> datasets, ComparisonFiles files) {

  /** Says it, for programs or for people. */
  public void print(PrintWriter to, boolean json) {
    if (json) {
      to.println(Json.document(ComparisonFiles.document(verdict, datasets)));
    } else {
      ComparisonText.lines(verdict, datasets).forEach(to::println);
      files.written().forEach(file -> to.println("wrote      " + file));
    }
    to.flush();
  }
}
