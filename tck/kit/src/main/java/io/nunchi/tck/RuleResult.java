package io.nunchi.tck;

import java.util.Objects;
import java.util.Optional;

/**
 * What came out when one rule was tried on a subject.
 *
 * <p>Immutable; any thread.
 *
 * @param rule the rule
 * @param status whether it holds
 * @param reason why it was skipped, or an empty text
 * @param finding what is wrong, present when the rule is broken
 * @param millis how long it took, in milliseconds
 */
public record RuleResult(
    Rule rule, Status status, String reason, Optional<Finding> finding, long millis) {

  /** Whether a rule holds. */
  public enum Status {
    /** It was tried and holds. */
    PASSED,
    /** It was tried and is broken. */
    FAILED,
    /** It was not tried. */
    SKIPPED
  }

  /**
   * Checks the parts.
   *
   * @param rule the rule
   * @param status whether it holds
   * @param reason why it was skipped
   * @param finding what is wrong
   * @param millis how long it took
   */
  public RuleResult {
    Objects.requireNonNull(rule, "rule");
    if ((status == Status.FAILED) != finding.isPresent()) {
      throw new IllegalArgumentException("a broken rule, and no other, has a finding");
    }
    if ((status == Status.SKIPPED) == reason.isBlank()) {
      throw new IllegalArgumentException("a skipped rule, and no other, has a reason");
    }
  }

  /**
   * Says it so that an author knows what to mend.
   *
   * @return several lines for a broken rule, otherwise one
   */
  public String describe() {
    String head = "rule " + rule.number() + " (" + rule.level() + ") " + rule.statement();
    return switch (status) {
      case PASSED -> head + " Passed.";
      case SKIPPED -> head + " Skipped: " + reason;
      case FAILED -> finding.map(found -> describe(head, found)).orElse(head);
    };
  }

  private String describe(String head, Finding found) {
    return String.join(
        "\n",
        head,
        line("why", rule.intent()),
        line("done", found.done()),
        line("expected", found.expected()),
        line("found", found.found()),
        line("check", found.check()));
  }

  private static String line(String name, String text) {
    return "  %-9s %s".formatted(name + ":", text.replace("\n", "\n            "));
  }
}
