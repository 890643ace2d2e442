package io.nunchi.tck;

import io.nunchi.spi.SpiVersion;
import java.util.List;

/**
 * What the kit says about a plugin.
 *
 * <p>Immutable; any thread.
 *
 * @param plugin the plugin
 * @param spiVersion the version of the contract that it was tried against
 * @param results one result per rule, in the order of the rules
 */
public record Verdict(PluginIdentity plugin, SpiVersion spiVersion, List<RuleResult> results) {

  /**
   * Copies the results.
   *
   * @param plugin the plugin
   * @param spiVersion the version of the contract
   * @param results one result per rule
   */
  public Verdict {
    results = List.copyOf(results);
  }

  /**
   * Whether a VMS may load the plugin.
   *
   * @return true if every MUST of the rule book was tried and holds
   */
  public boolean certified() {
    List<String> passed =
        results.stream()
            .filter(result -> result.status() == RuleResult.Status.PASSED)
            .map(result -> result.rule().number())
            .toList();
    List<String> needed =
        RuleBook.load().rules().stream()
            .filter(rule -> rule.level() == Rule.Level.MUST)
            .map(Rule::number)
            .toList();
    return !needed.isEmpty() && passed.containsAll(needed) && count(RuleResult.Status.FAILED) == 0;
  }

  /**
   * How many rules were tried.
   *
   * @return those that passed or failed
   */
  public long executed() {
    return results.size() - count(RuleResult.Status.SKIPPED);
  }

  /**
   * How many rules came out like this.
   *
   * @param status what came out
   * @return number of rules
   */
  public long count(RuleResult.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }
}
