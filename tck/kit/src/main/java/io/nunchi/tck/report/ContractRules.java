package io.nunchi.tck.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All contract rules, as {@code RULES.md} states them.
 *
 * <p>Immutable; any thread.
 */
public final class ContractRules {

  private static final String RESOURCE = "/io/nunchi/tck/RULES.md";
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+\\.\\d+) \\| (\\w+) \\| (.+) \\| (.+) \\|");
  private static final String ENFORCED = "*Host*";

  private final Map<String, ContractRule> rules;

  private ContractRules(Map<String, ContractRule> rules) {
    this.rules = rules;
  }

  /**
   * Reads the rules that this jar carries.
   *
   * @return the rules
   */
  public static ContractRules load() {
    try (InputStream text = ContractRules.class.getResourceAsStream(RESOURCE)) {
      if (text == null) {
        throw new IllegalStateException("this jar does not carry " + RESOURCE);
      }
      return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ContractRules parse(String markdown) {
    Map<String, ContractRule> rules = new LinkedHashMap<>();
    markdown
        .lines()
        .filter(line -> line.matches("\\| \\d.*"))
        .map(ContractRules::parseRow)
        .forEach(
            rule -> {
              if (rules.put(rule.number(), rule) != null) {
                throw new IllegalArgumentException("rule " + rule.number() + " is stated twice");
              }
            });
    return new ContractRules(rules);
  }

  private static ContractRule parseRow(String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new IllegalArgumentException("not a rule: " + line);
    }
    String intent = row.group(4);
    return new ContractRule(
        row.group(1),
        ContractRule.Level.valueOf(row.group(2)),
        row.group(3),
        intent.replace(ENFORCED, "").strip(),
        intent.endsWith(ENFORCED));
  }

  /**
   * Lists every contract rule.
   *
   * @return the rules in order
   */
  public List<ContractRule> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * Finds a contract rule.
   *
   * @param number chapter and number, such as {@code 3.2}
   * @return the rule, or empty if no rule has this number
   */
  public Optional<ContractRule> find(String number) {
    return Optional.ofNullable(rules.get(number));
  }
}
