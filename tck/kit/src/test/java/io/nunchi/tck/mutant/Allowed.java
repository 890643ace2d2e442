package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.Subject;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRules;
import java.util.List;
import java.util.function.Supplier;

/**
 * An analyzer that does what somebody might take for a breach of some rules, and is none of them.
 *
 * @param what its unusual behavior
 * @param subject the analyzer
 * @param rules those that it keeps all the same
 * @param isSlow whether trying them takes some ten seconds
 */
public record Allowed(String what, Subject subject, List<String> rules, boolean isSlow) {

  static Allowed of(String what, Supplier<AnalyzerPlugin> plugin, String... rules) {
    return Allowed.of(what, Subject.onClassPath(plugin), List.of(rules));
  }

  static Allowed of(String what, Subject subject, List<String> rules) {
    return new Allowed(
        what, subject, rules, rules.size() > ContractRules.load().rules().size() / 2);
  }

  /** The contract rules that can be tried on a class: it has no jar. */
  static String[] allButThoseAboutJars() {
    return ContractRules.load().rules().stream()
        .map(ContractRule::number)
        .filter(number -> !Mutant.ABOUT_JARS.contains(number))
        .toArray(String[]::new);
  }

  Allowed setting(String key, String value) {
    return new Allowed(what, subject.setting(key, value), rules, isSlow);
  }

  Allowed slow() {
    return new Allowed(what, subject, rules, true);
  }

  @Override
  public String toString() {
    return what;
  }
}
