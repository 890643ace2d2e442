package io.nunchi.tck.report;

import java.util.Objects;
import java.util.Optional;

/**
 * The result of trying one contract rule on a subject.
 *
 * <p>Immutable; any thread.
 *
 * @param rule the rule
 * @param status passed, failed or skipped
 * @param reason the reason for skipping it, or an empty text
 * @param finding the proof that the rule is broken; present if it failed
 * @param millis the duration in milliseconds
 */
public record ContractRuleResult(
    ContractRule rule, Status status, String reason, Optional<Finding> finding, long millis) {

  /** The result in one word. */
  public enum Status {
    /** The rule was tried and holds. */
    PASSED,
    /** The rule was tried and is broken. */
    FAILED,
    /** The rule was not tried. */
    SKIPPED
  }

  /**
   * Checks the parts.
   *
   * @param rule the rule
   * @param status passed, failed or skipped
   * @param reason the reason for skipping it
   * @param finding the proof that the rule is broken
   * @param millis the duration in milliseconds
   */
  public ContractRuleResult {
    Objects.requireNonNull(rule, "rule");
    if ((status == Status.FAILED) != finding.isPresent()) {
      throw new IllegalArgumentException("a broken rule, and no other, has a finding");
    }
    if ((status == Status.SKIPPED) == reason.isBlank()) {
      throw new IllegalArgumentException("a skipped rule, and no other, has a reason");
    }
  }

  /**
   * Describes the result for the plugin's author.
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
