package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateRule.Demand;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"rules": [{"figure": …, "improves": true}, …]}}. For one thread. */
public final class PolicyFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Map<String, Demand> AMOUNTS = amounts();
  private static final String IMPROVES = "improves";
  private static final Set<String> OTHERS =
      Set.of("figure", IMPROVES, "sure", "perLabel", "leastLabelled");
  private static final int USUAL_LEAST_LABELLED = 10;

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  private PolicyFile(Path file) {
    this.file = file;
  }

  private static Map<String, Demand> amounts() {
    Map<String, Demand> amounts = new LinkedHashMap<>();
    amounts.put("losesAtMost", Demand.LOSES_AT_MOST);
    amounts.put("atMost", Demand.AT_MOST);
    amounts.put("atLeast", Demand.AT_LEAST);
    return amounts;
  }

  /** Reads a policy; {@link io.nunchi.accuracy.AccuracyGate#read} says the rest. */
  public static GatePolicy read(Path file) throws AccuracyException {
    return new PolicyFile(file).readRules();
  }

  private GatePolicy readRules() throws AccuracyException {
    JsonNode rules = tree().path("rules");
    List<GateRule> read = new ArrayList<>();
    if (!rules.isArray() || rules.isEmpty()) {
      add("the policy", "an array rules with at least one rule", rules.toString());
    }
    int number = 0;
    for (JsonNode rule : rules) {
      rule("rules[" + number++ + "]", rule).ifPresent(read::add);
    }
    if (!problems.isEmpty()) {
      throw new AccuracyException(problems);
    }
    return new GatePolicy(read);
  }

  private JsonNode tree() throws AccuracyException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AccuracyException(
          List.of(
              Problem.of(AccuracyErrors.FILE_UNREADABLE, "a file or folder cannot be read")
                  .expected("a readable file")
                  .found(e.toString())
                  .where(file.toString())
                  .fix("check that it exists, and its permissions")));
    } catch (JacksonException e) {
      add("line " + e.getLocation().getLineNr(), "JSON", e.getOriginalMessage());
      throw new AccuracyException(problems);
    }
  }

  private Optional<GateRule> rule(String location, JsonNode rule) {
    int before = problems.size();
    for (String key : rule.propertyNames()) {
      if (!OTHERS.contains(key) && !AMOUNTS.containsKey(key)) {
        add(location, "some of " + OTHERS.stream().sorted().toList() + AMOUNTS.keySet(), key);
      }
    }
    String name = rule.path("figure").asString("");
    Optional<Figure> figure = Figure.named(name);
    if (figure.isEmpty()) {
      List<String> names = Arrays.stream(Figure.values()).map(Figure::jsonName).toList();
      add(location, "a figure: " + names, name);
    }
    List<Demand> demands = new ArrayList<>();
    double amount = 0;
    if (flag(location, rule, IMPROVES)) {
      demands.add(Demand.IMPROVES);
    }
    for (Map.Entry<String, Demand> entry : AMOUNTS.entrySet()) {
      JsonNode value = rule.path(entry.getKey());
      if (value.isNumber() && (value.asDouble() >= 0 || entry.getValue() != Demand.LOSES_AT_MOST)) {
        demands.add(entry.getValue());
        amount = value.asDouble();
      } else if (!value.isMissingNode()) {
        add(location, entry.getKey() + " is a number, not negative for losesAtMost", "" + value);
      }
    }
    if (demands.size() != 1) {
      add(location, "one of improves, " + String.join(", ", AMOUNTS.keySet()), demands.toString());
    }
    JsonNode least = rule.path("leastLabelled");
    if (!least.isMissingNode() && (!least.isInt() || least.asInt() < 1)) {
      add(location, "leastLabelled is a whole number from 1", least.toString());
    }
    boolean perLabel = flag(location, rule, "perLabel");
    boolean significant = flag(location, rule, "sure");
    if (problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new GateRule(
            figure.orElseThrow(),
            demands.get(0),
            amount,
            significant,
            perLabel,
            least.asInt(USUAL_LEAST_LABELLED)));
  }

  private boolean flag(String location, JsonNode rule, String key) {
    JsonNode value = rule.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      add(location, key + " is true or false", value.toString());
    }
    return value.asBoolean(false);
  }

  private void add(String location, String expected, String found) {
    problems.add(
        Problem.of(AccuracyErrors.POLICY_MALFORMED, "the gate's policy is malformed")
            .expected(expected)
            .found(found)
            .where(file + ", " + location)
            .fix("correct it; docs/accuracy-gate.md describes policies"));
  }
}
