package io.nunchi.cli.internal.tck;

import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.Finding;
import io.nunchi.tck.report.PluginIdentity;
import io.nunchi.tck.report.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A verdict for programs.
 *
 * @param nunchi the version of the kit
 * @param certified true if every MUST was tried and holds
 * @param plugin the plugin
 * @param spiVersion the contract that it was tried against
 * @param target the picture that it had to find
 * @param java the JVM
 * @param system the operating system
 * @param rules the number of rules
 * @param executed the number of rules that were tried
 * @param passed the number of rules that hold
 * @param failed the number of broken rules
 * @param skipped the number of rules that were not tried
 * @param results one entry per rule
 */
public record TckReport(
    String nunchi,
    boolean certified,
    PluginIdentity plugin,
    String spiVersion,
    String target,
    String java,
    String system,
    int rules,
    long executed,
    long passed,
    long failed,
    long skipped,
    List<Result> results) {

  /**
   * The result of one contract rule.
   *
   * @param rule its number
   * @param level MUST or MAY
   * @param statement the rule itself
   * @param intent the reason for the rule
   * @param status PASSED, FAILED or SKIPPED
   * @param reason the reason why it was skipped
   * @param finding the violation
   * @param millis the duration of its check
   */
  public record Result(
      String rule,
      String level,
      String statement,
      String intent,
      String status,
      Optional<String> reason,
      Optional<Finding> finding,
      long millis) {

    static Result of(ContractRuleResult result) {
      return new Result(
          result.rule().number(),
          result.rule().level().name(),
          result.rule().statement(),
          result.rule().intent(),
          result.status().name(),
          Optional.of(result.reason()).filter(reason -> !reason.isEmpty()),
          result.finding(),
          result.millis());
    }
  }

  /** The verdict as this version of the kit gave it on this machine. */
  public static TckReport of(Verdict verdict, String target, String nunchi) {
    return new TckReport(
        nunchi,
        verdict.certified(),
        verdict.plugin(),
        verdict.spiVersion().toString(),
        target,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        verdict.results().size(),
        verdict.executed(),
        verdict.count(ContractRuleResult.Status.PASSED),
        verdict.count(ContractRuleResult.Status.FAILED),
        verdict.count(ContractRuleResult.Status.SKIPPED),
        verdict.results().stream().map(Result::of).toList());
  }
}
