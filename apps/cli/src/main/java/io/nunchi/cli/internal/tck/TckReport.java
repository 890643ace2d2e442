package io.nunchi.cli.internal.tck;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.EngineIdentity;
import io.nunchi.tck.report.Finding;
import io.nunchi.tck.report.PluginIdentity;
import io.nunchi.tck.report.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A verdict for programs.
 *
 * @param kit the kit and where it ran
 * @param summary the verdict in figures
 * @param plugin the plugin
 * @param conditions the conditions that the plugin and its settings set
 * @param results one entry per rule
 */
public record TckReport(
    @JsonUnwrapped Kit kit,
    @JsonUnwrapped Summary summary,
    PluginIdentity plugin,
    Conditions conditions,
    List<Result> results) {

  /** The form of the document; another one if a program must read it in another way. */
  public static final String FORMAT = "nunchi-tck-report-2";

  /**
   * The kit and where it ran.
   *
   * @param format {@link #FORMAT}
   * @param date the time of the verdict in UTC (ISO 8601)
   * @param nunchi the version of the kit
   * @param spiVersion the contract that was tried
   * @param machine the machine and its JVM
   */
  public record Kit(
      String format, String date, String nunchi, String spiVersion, MachineFacts machine) {}

  /**
   * The verdict, and the number of rules by their status.
   *
   * @param certified true if every MUST that applies was tried and holds
   * @param passed the rules that hold
   * @param failed the broken ones
   * @param notApplicable those about something that the plugin does not have
   * @param skipped those that apply and were not tried
   */
  public record Summary(
      boolean certified, long passed, long failed, long notApplicable, long skipped) {

    static Summary of(Verdict verdict) {
      return new Summary(
          verdict.certified(),
          verdict.count(ContractRuleResult.Status.PASSED),
          verdict.count(ContractRuleResult.Status.FAILED),
          verdict.count(ContractRuleResult.Status.NOT_APPLICABLE),
          verdict.count(ContractRuleResult.Status.SKIPPED));
    }

    /** All rules. */
    @JsonProperty
    public long rules() {
      return executed() + notApplicable + skipped;
    }

    /** The rules that were tried. */
    @JsonProperty
    public long executed() {
      return passed + failed;
    }

    /** One line for people. */
    public String describe() {
      return "%d rules: %d executed, %d passed, %d failed, %d not applicable, %d skipped"
          .formatted(rules(), executed(), passed, failed, notApplicable, skipped);
    }
  }

  /**
   * A contract rule.
   *
   * @param rule its number
   * @param level MUST or MAY
   * @param statement the rule itself
   * @param intent the reason for the rule
   */
  public record Rule(String rule, String level, String statement, String intent) {

    /** Number, level and statement. */
    String describe() {
      return rule + " " + level + " " + statement;
    }
  }

  /**
   * The result of one contract rule.
   *
   * @param rule the rule
   * @param status PASSED, FAILED, NOT_APPLICABLE or SKIPPED
   * @param reason the reason why it was not tried
   * @param finding the violation
   * @param work what the check did
   */
  public record Result(
      @JsonUnwrapped Rule rule,
      String status,
      Optional<String> reason,
      Optional<Finding> finding,
      @JsonUnwrapped ContractRuleResult.Work work) {

    /** The reason for not trying it, with the kind of reason. */
    String explanation() {
      String text = reason.orElse("");
      return status.equals(ContractRuleResult.Status.NOT_APPLICABLE.name())
          ? "not applicable: " + text
          : text;
    }

    static Result of(ContractRuleResult result) {
      return new Result(
          new Rule(
              result.rule().number(),
              result.rule().level().name(),
              result.rule().statement(),
              result.rule().intent()),
          result.status().name(),
          Optional.of(result.reason()).filter(reason -> !reason.isEmpty()),
          result.finding(),
          new ContractRuleResult.Work(result.millis(), result.figures()));
    }
  }

  /** The plugin, and what it ran: a model or a native library has an identity of its own. */
  public String subject() {
    return describe(
        plugin.id() + " " + plugin.version(),
        conditions.engine().flatMap(EngineIdentity::model),
        conditions.engine().flatMap(EngineIdentity::modelDigest));
  }

  static String describe(String plugin, Optional<String> model, Optional<String> digest) {
    return plugin
        + model.map(name -> " with " + name).orElse("")
        + digest.map(sha -> " (SHA-256 " + sha + ")").orElse("");
  }

  /** A verdict as this version of the kit gave it on this machine. */
  public static TckReport of(Verdict verdict, String date, String nunchi) {
    return new TckReport(
        new Kit(FORMAT, date, nunchi, verdict.spiVersion().toString(), MachineFacts.here()),
        Summary.of(verdict),
        verdict.plugin(),
        verdict.conditions(),
        verdict.results().stream().map(Result::of).toList());
  }
}
