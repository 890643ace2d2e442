package io.nunchi.accuracy;

import io.nunchi.accuracy.internal.gate.PolicyFile;
import io.nunchi.accuracy.internal.gate.RuleCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a candidate must fulfil to go live.
 *
 * <p>Immutable; any thread.
 *
 * @param rules at least one; all of them must be met
 */
public record GatePolicy(List<GateRule> rules) {

  /** Figures of speed and cost that rules may name; the caller measures them. */
  public static final Set<String> SPEED_FIGURES =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "framesPerSecond",
                  "millisP50",
                  "millisP99",
                  "cpuSecondsPerFrame",
                  "peakMemoryBytes")));

  /** The error rate falls with 95 % confidence, and no label loses more than 2 points of recall. */
  public static final GatePolicy USUAL =
      new GatePolicy(
          List.of(
              new GateRule("errorRate", GateRule.Demand.IMPROVES, 0, true, false, 1),
              new GateRule("recall", GateRule.Demand.LOSES_AT_MOST, 0.02, false, true, 10)));

  /** Keeps a copy of the rules. */
  public GatePolicy {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a gate without rules would let everything pass");
    }
  }

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
   * Decides.
   *
   * @param comparison the two analyzers
   * @param baselineSpeed the baseline's figures of speed by name
   * @param candidateSpeed the candidate's figures of speed by name
   * @return the verdict
   * @throws AccuracyException if a rule has nothing to compare, which is no pass
   */
  public GateVerdict decide(
      ComparisonReport comparison,
      Map<String, Double> baselineSpeed,
      Map<String, Double> candidateSpeed)
      throws AccuracyException {
    RuleCheck check = new RuleCheck(comparison, baselineSpeed, candidateSpeed);
    List<GateVerdict.RuleResult> results = new ArrayList<>();
    for (GateRule rule : rules) {
      results.addAll(check.results(rule));
    }
    check.throwIfNothingWasCompared();
    return new GateVerdict(results);
  }
}
