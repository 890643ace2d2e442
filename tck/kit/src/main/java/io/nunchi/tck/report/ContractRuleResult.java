package io.nunchi.tck.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of trying one contract rule on a subject.
 *
 * <p>Immutable; any thread.
 */
public final class ContractRuleResult {

  private final ContractRule rule;
  private final Status status;
  private final String reason;
  private final Optional<Finding> finding;
  private final Work work;

  private ContractRuleResult(
      ContractRule rule, Status status, String reason, Optional<Finding> finding, Work work) {
    this.rule = Objects.requireNonNull(rule, "rule");
    this.status = status;
    this.reason = reason;
    this.finding = finding;
    this.work = Objects.requireNonNull(work, "work");
  }

  /** The result in one word. */
  public enum Status {
    /** The rule was tried and holds. */
    PASSED,
    /** The rule was tried and is broken. */
    FAILED,
    /** The rule applies to the subject and was not tried. */
    SKIPPED,
    /** The subject has nothing that the rule is about. */
    NOT_APPLICABLE
  }

  /**
   * The work that a check did.
   *
   * @param millis its duration in milliseconds
   * @param figures what it counted and measured
   */
  public record Work(long millis, List<CheckFigure> figures) {

    /** No work at all. */
    public static final Work NONE = new Work(0, List.of());

    /**
     * Copies the figures.
     *
     * @param millis the duration in milliseconds
     * @param figures what was counted and measured
     */
    public Work {
      figures = List.copyOf(figures);
    }
  }

  /**
   * The result of a rule that was tried and holds.
   *
   * @param rule the rule
   * @param work the work of its check
   * @return the result
   */
  public static ContractRuleResult passed(ContractRule rule, Work work) {
    return new ContractRuleResult(rule, Status.PASSED, "", Optional.empty(), work);
  }

  /**
   * The result of a broken rule.
   *
   * @param rule the rule
   * @param finding the proof that it is broken
   * @param work the work of its check
   * @return the result
   */
  public static ContractRuleResult failed(ContractRule rule, Finding finding, Work work) {
    return new ContractRuleResult(rule, Status.FAILED, "", Optional.of(finding), work);
  }

  /**
   * The result of a rule that applies and was not tried.
   *
   * @param rule the rule
   * @param reason the reason for not trying it
   * @param work the work of its check
   * @return the result
   */
  public static ContractRuleResult skipped(ContractRule rule, String reason, Work work) {
    requireReason(reason);
    return new ContractRuleResult(rule, Status.SKIPPED, reason, Optional.empty(), work);
  }

  /**
   * The result of a rule about something that the subject does not have.
   *
   * @param rule the rule
   * @param reason the thing that the subject does not have
   * @param work the work of its check
   * @return the result
   */
  public static ContractRuleResult notApplicable(ContractRule rule, String reason, Work work) {
    requireReason(reason);
    return new ContractRuleResult(rule, Status.NOT_APPLICABLE, reason, Optional.empty(), work);
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a rule that was not tried needs a reason");
    }
  }

  /**
   * Returns the rule.
   *
   * @return the rule
   */
  public ContractRule rule() {
    return rule;
  }

  /**
   * Returns the result in one word.
   *
   * @return the status
   */
  public Status status() {
    return status;
  }

  /**
   * Returns the reason why the rule was not tried.
   *
   * @return the reason; empty if the rule was tried
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns the proof that the rule is broken.
   *
   * @return the finding; present if the rule failed
   */
  public Optional<Finding> finding() {
    return finding;
  }

  /**
   * Returns the duration of the check.
   *
   * @return milliseconds
   */
  public long millis() {
    return work.millis();
  }

  /**
   * Lists what the check counted and measured.
   *
   * @return figures, such as frames and engines
   */
  public List<CheckFigure> figures() {
    return work.figures();
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
      case NOT_APPLICABLE -> head + " Not applicable: " + reason;
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

  @Override
  public String toString() {
    return describe();
  }
}
