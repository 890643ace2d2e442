package io.nunchi.tck.report;

import io.nunchi.spi.SpiVersion;
import java.util.List;

/**
 * The kit's verdict on a plugin.
 *
 * <p>Immutable; any thread.
 *
 * @param plugin the plugin
 * @param spiVersion the version of the contract
 * @param conditions the conditions of the trial
 * @param results one result for each contract rule, in order
 */
public record Verdict(
    PluginIdentity plugin,
    SpiVersion spiVersion,
    Conditions conditions,
    List<ContractRuleResult> results) {

  /**
   * Copies the results.
   *
   * @param plugin the plugin
   * @param spiVersion the version of the contract
   * @param conditions the conditions of the trial
   * @param results one result for each contract rule
   */
  public Verdict {
    results = List.copyOf(results);
  }

  /**
   * Tells whether the plugin is certified: a VMS may load it.
   *
   * @return true if every MUST that applies to the plugin was tried and holds, and no contract rule
   *     failed
   */
  public boolean certified() {
    List<String> settled =
        results.stream()
            .filter(
                result ->
                    result.status() == ContractRuleResult.Status.PASSED
                        || result.status() == ContractRuleResult.Status.NOT_APPLICABLE)
            .map(result -> result.rule().number())
            .toList();
    List<String> needed =
        ContractRules.load().rules().stream()
            .filter(rule -> rule.level() == ContractRule.Level.MUST)
            .map(ContractRule::number)
            .toList();
    return !needed.isEmpty()
        && settled.containsAll(needed)
        && count(ContractRuleResult.Status.FAILED) == 0;
  }

  /**
   * Counts the contract rules that were tried.
   *
   * @return the number of those that passed or failed
   */
  public long executed() {
    return count(ContractRuleResult.Status.PASSED) + count(ContractRuleResult.Status.FAILED);
  }

  /**
   * Counts the contract rules of one status.
   *
   * @param status the status
   * @return the number of its contract rules
   */
  public long count(ContractRuleResult.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }
}
