package io.nunchi.accuracy;

import java.util.List;
import java.util.Optional;

/**
 * Whether a candidate may go live, and why.
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
   * What came of one rule.
   *
   * @param rule the rule
   * @param label the label, for a rule per label
   * @param met whether the candidate meets it
   * @param figures what was compared, in words
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
   * Whether all rules are met.
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
