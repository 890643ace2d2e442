package io.nunchi.accuracy.gate;

import java.util.List;
import java.util.Optional;

/**
 * The decision of a gate, with the result of each rule.
 *
 * <p>Immutable; any thread.
 *
 * @param policy the name of the policy
 * @param reason the gain that passed, or what hurts most, with figures
 * @param results of every rule: by dataset, label and size where it looks at each
 * @param unjudged labels and sizes about which the gate cannot say anything, with the reason
 */
public record GateVerdict(
    String policy, String reason, List<RuleResult> results, List<String> unjudged) {

  /** Keeps copies. */
  public GateVerdict {
    results = List.copyOf(results);
    unjudged = List.copyOf(unjudged);
  }

  /** The outcome of a rule. */
  public enum Outcome {
    /** The candidate meets it. */
    MET,
    /** The candidate does not meet it. */
    NOT_MET,
    /** There are too few frames or boxes to say, which is no pass. */
    TOO_FEW
  }

  /**
   * The result of one rule.
   *
   * @param rule the rule in words
   * @param subject the dataset, label or size, where the rule looks at several
   * @param outcome the outcome
   * @param figures the compared values, in words
   */
  public record RuleResult(String rule, Optional<String> subject, Outcome outcome, String figures) {

    /**
     * Tells if the candidate meets the rule.
     *
     * @return false also if there is too little to say
     */
    public boolean met() {
      return outcome == Outcome.MET;
    }

    /**
     * The result in words.
     *
     * @return such as {@code error rate falls, proven: error rate fell from 32.3 % to 9.0 % …}
     */
    public String description() {
      return rule + subject.map(name -> " (" + name + ")").orElse("") + ": " + figures;
    }
  }

  /**
   * Tells if all rules are met.
   *
   * @return true if so
   */
  public boolean passed() {
    return results.stream().allMatch(RuleResult::met);
  }

  /**
   * The verdict in one line: the gain, or what hurts most.
   *
   * @return begins with {@code passed} or {@code refused}
   */
  public String firstLine() {
    return (passed() ? "passed: " : "refused: ") + reason;
  }
}
