package io.nunchi.accuracy;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.internal.gate.GateCheck;
import io.nunchi.accuracy.internal.gate.PolicyFile;
import io.nunchi.accuracy.report.ComparisonReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides by a policy whether a candidate may replace the analyzer in use.
 *
 * <p>Any thread.
 */
public final class AccuracyGate {

  private AccuracyGate() {}

  /**
   * Reads a policy.
   *
   * @param file JSON as {@code docs/accuracy-gate.md} describes it
   * @return the policy
   * @throws AccuracyException with everything that is wrong with the file
   */
  public static GatePolicy read(Path file) throws AccuracyException {
    return PolicyFile.read(file);
  }

  /**
   * Applies every rule of a policy to a comparison.
   *
   * @param policy the rules
   * @param comparison the two analyzers
   * @param baselineSpeed the baseline's figures of {@link
   *     io.nunchi.accuracy.figure.FigureGroup#SPEED}, as far as they were measured
   * @param candidateSpeed the candidate's figures of the same group
   * @return the verdict
   * @throws AccuracyException if a rule has nothing to compare, which is no pass
   */
  public static GateVerdict decide(
      GatePolicy policy,
      ComparisonReport comparison,
      Map<Figure, Double> baselineSpeed,
      Map<Figure, Double> candidateSpeed)
      throws AccuracyException {
    GateCheck check = new GateCheck(comparison, baselineSpeed, candidateSpeed);
    List<GateVerdict.RuleResult> results = new ArrayList<>();
    for (GateRule rule : policy.rules()) {
      results.addAll(check.results(rule));
    }
    check.throwIfNothingWasCompared();
    return new GateVerdict(results);
  }
}
