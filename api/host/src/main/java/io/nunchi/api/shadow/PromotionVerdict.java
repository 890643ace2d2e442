package io.nunchi.api.shadow;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on a candidate's promotion, with its reasons.
 *
 * <p>Immutable; any thread.
 *
 * @param results of every rule, and of rules per label of every label; never empty
 */
public record PromotionVerdict(List<RuleResult> results) {

  /**
   * Keeps a copy.
   *
   * @param results of every rule
   */
  public PromotionVerdict {
    results = List.copyOf(results);
  }

  /**
   * The outcome of one rule.
   *
   * @param rule the rule
   * @param label the label, for a rule per label
   * @param met true if the candidate meets it; a rule that has nothing to compare is never met
   * @param figures the compared figures, in words
   */
  public record RuleResult(
      PromotionRule rule, Optional<String> label, boolean met, String figures) {

    /**
     * The result in words.
     *
     * @return such as {@code disagreement is at most 0.2: 0.3125 in 500 frames}
     */
    public String description() {
      return rule + label.map(name -> " (" + name + ")").orElse("") + ": " + figures;
    }
  }

  /**
   * Returns true if all rules are met.
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
