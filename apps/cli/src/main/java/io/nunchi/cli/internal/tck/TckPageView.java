package io.nunchi.cli.internal.tck;

import java.util.List;
import java.util.Optional;

/**
 * Everything that the page shows, as texts in their final form.
 *
 * @param title plugin and version
 * @param certified true if every MUST that applies was tried and holds
 * @param facts of plugin, kit and machine
 * @param rules every contract rule
 */
public record TckPageView(String title, boolean certified, List<Fact> facts, List<RuleView> rules) {

  /** The rules that the plugin breaks. */
  public List<RuleView> failedRules() {
    return rules.stream().filter(rule -> rule.status().equals("FAILED")).toList();
  }

  /**
   * A named value.
   *
   * @param name its name
   * @param value its value
   */
  public record Fact(String name, String value) {}

  /**
   * A contract rule and its result.
   *
   * @param number its number
   * @param level MUST or MAY
   * @param status PASSED, FAILED, NOT_APPLICABLE or SKIPPED
   * @param time the duration of its check
   * @param statement the rule itself
   * @param intent the reason for the rule
   * @param reason the reason why it was not tried
   * @param figures what its check counted and measured
   * @param finding the violation; empty without one
   */
  public record RuleView(
      String number,
      String level,
      String status,
      String time,
      List<TextPart> statement,
      List<TextPart> intent,
      Optional<String> reason,
      String figures,
      List<Fact> finding) {}

  /**
   * A part of a text.
   *
   * @param text the part
   * @param isCode true if it stands between backquotes
   */
  public record TextPart(String text, boolean isCode) {}
}
