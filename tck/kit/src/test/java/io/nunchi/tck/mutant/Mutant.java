package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.Subject;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An analyzer that breaks one rule.
 *
 * @param rule the rule
 * @param what what is wrong with it
 * @param subject the analyzer
 * @param message a part of what the kit must say
 * @param skipped further rules that cannot be tried on it; {@link #ALL_OTHERS} when it does not
 *     load
 */
public record Mutant(
    String rule, String what, Subject subject, String message, Set<String> skipped) {

  /** Stands for every rule but the broken one. */
  public static final String ALL_OTHERS = "*";

  static Mutant of(String rule, String what, Supplier<AnalyzerPlugin> plugin, String message) {
    return new Mutant(rule, what, Subject.onClassPath(plugin), message, Set.of());
  }

  Mutant skipping(String... rules) {
    return new Mutant(rule, what, subject, message, Set.of(rules));
  }

  Mutant setting(String key, String value) {
    return new Mutant(rule, what, subject.setting(key, value), message, skipped);
  }

  /** Whether a rule may be skipped: those about jars always, for a class has none. */
  public boolean maySkip(String number) {
    return skipped.contains(number)
        || skipped.contains(ALL_OTHERS)
        || Set.of("1.1", "10.1", "10.2").contains(number);
  }

  @Override
  public String toString() {
    return rule + " " + what;
  }
}
