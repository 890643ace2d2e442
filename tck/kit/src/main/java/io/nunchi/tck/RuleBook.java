package io.nunchi.tck;

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
 * All rules of the contract, as {@code RULES.md} states them.
 *
 * <p>Immutable; any thread.
 */
public final class RuleBook {

  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+\\.\\d+) \\| (\\w+) \\| (.+) \\| (.+) \\|");
  private static final String ENFORCED = "*Host*";

  private final Map<String, Rule> rules;

  private RuleBook(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads the rules that this jar carries.
   *
   * @return the rules
   */
  public static RuleBook load() {
    try (InputStream text = RuleBook.class.getResourceAsStream("RULES.md")) {
      if (text == null) {
        throw new IllegalStateException("this jar does not carry RULES.md");
      }
      return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static RuleBook parse(String markdown) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    markdown
        .lines()
        .filter(line -> line.matches("\\| \\d.*"))
        .map(RuleBook::parseRow)
        .forEach(
            rule -> {
              if (rules.put(rule.number(), rule) != null) {
                throw new IllegalArgumentException("rule " + rule.number() + " is stated twice");
              }
            });
    return new RuleBook(rules);
  }

  private static Rule parseRow(String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new IllegalArgumentException("not a rule: " + line);
    }
    String intent = row.group(4);
    return new Rule(
        row.group(1),
        Rule.Level.valueOf(row.group(2)),
        row.group(3),
        intent.replace(ENFORCED, "").strip(),
        intent.endsWith(ENFORCED));
  }

  /**
   * Every rule.
   *
   * @return the rules in their order
   */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * One rule.
   *
   * @param number such as {@code 3.2}
   * @return the rule, or empty if there is none of this number
   */
  public Optional<Rule> find(String number) {
    return Optional.ofNullable(rules.get(number));
  }
}
