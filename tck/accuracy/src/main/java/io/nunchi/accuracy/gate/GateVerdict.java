package io.nunchi.accuracy.gate;

import java.util.List;
import java.util.Optional;

/**
 * The decision of a gate, with the result of each rule.
 *
 * <p>Immutable; any thread.
 *
 * @param results of every rule, and of rules per label of every label
 */
public record GateVerdict(List<RuleResult> results) {

  /** Keeps a copy. */
  public GateVerdict {
    results = List.copyOf(results);
  }

  /**
   * The result of one rule.
   *
   * @param rule the rule
   * @param label the label, for a rule per label
   * @param met true if the candidate meets it
   * @param figures the compared values, in words
   */
  public record RuleResult(GateRule rule, Optional<String> label, boolean met, String figures) {

    /**
     * The result in words.
     *
     * @return such as {@code errorRate improves: 0.323 to 0.090, …}
     */
    public String description() {
      return rule + label.map(name -> " (" + name + ")").orElse("") + ": " + figures;
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
   * The verdict in one line: the first rule that refused with its figures, if one did.
   *
   * @return begins with {@code passed} or {@code refused}
   */
  public String firstLine() {
    return results.stream()
        .filter(result -> !result.met())
        .findFirst()
        .map(refusal -> "refused: " + refusal.description())
        .orElseGet(() -> "passed: all " + results.size() + " checks are met");
  }
}
