package io.nunchi.accuracy;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.internal.gate.GateDecision;
import io.nunchi.accuracy.internal.gate.PolicyFile;
import java.nio.file.Path;
import java.util.List;

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
   * Applies every rule of a policy to the comparisons of one dataset or several.
   *
   * @param policy the rules
   * @param datasets at least one, with names that differ
   * @return the verdict
   * @throws AccuracyException if a rule has nothing to compare, or the labels are of other
   *     pictures; neither is a pass
   */
  public static GateVerdict decide(GatePolicy policy, List<GateEvidence> datasets)
      throws AccuracyException {
    if (datasets.stream().map(GateEvidence::dataset).distinct().count() < datasets.size()
        || datasets.isEmpty()) {
      throw new IllegalArgumentException("a gate decides on datasets with names that differ");
    }
    return new GateDecision(policy, datasets).verdict();
  }
}
