package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.Subject;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An analyzer that breaks one contract rule.
 *
 * @param rule the number of the rule
 * @param what its mistake
 * @param subject the analyzer
 * @param message a part of the message that the kit must give
 * @param skipped further rules that cannot be tried on it; {@link #ALL_OTHERS} when it does not
 *     load
 */
public record Mutant(
    String rule, String what, Subject subject, String message, Set<String> skipped) {

  /** The rules that can be tried on a jar only. */
  public static final Set<String> ABOUT_JARS = Set.of("1.1", "4.8", "5.6", "10.1", "10.2");

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

  /** Tells whether a rule may be skipped; rules about jars always may, as a class has no jar. */
  public boolean maySkip(String number) {
    return skipped.contains(number) || skipped.contains(ALL_OTHERS) || ABOUT_JARS.contains(number);
  }

  @Override
  public String toString() {
    return rule + " " + what;
  }
}
