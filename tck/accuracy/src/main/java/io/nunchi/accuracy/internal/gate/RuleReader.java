package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateRule.Demand;
import io.nunchi.accuracy.gate.GateRule.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads one rule of a policy. For one thread. */
final class RuleReader {

  private static final String FIGURE = "figure";
  private static final String ANY_OF = "anyOf";
  private static final String IMPROVES = "improves";
  private static final String SURE = "sure";
  private static final String PROVEN = "proven";
  private static final String PER_LABEL = "perLabel";
  private static final String PER_SIZE = "perSize";
  private static final String LEAST_LABELLED = "leastLabelled";
  private static final String IN_ONE_DATASET = "inOneDataset";
  private static final int USUAL_LEAST_LABELLED = 10;
  private static final Map<String, Demand> AMOUNTS = amounts();
  private static final Set<String> KEYS = keys();

  private final String location;
  private final JsonNode rule;
  private final PolicyProblems problems;

  RuleReader(String location, JsonNode rule, PolicyProblems problems) {
    this.location = location;
    this.rule = rule;
    this.problems = problems;
  }

  private static Map<String, Demand> amounts() {
    Map<String, Demand> amounts = new LinkedHashMap<>();
    amounts.put("losesAtMost", Demand.LOSES_AT_MOST);
    amounts.put("atMost", Demand.AT_MOST);
    amounts.put("atLeast", Demand.AT_LEAST);
    amounts.put("atMostTimesBaseline", Demand.AT_MOST_TIMES_BASELINE);
    return amounts;
  }

  private static Set<String> keys() {
    Set<String> keys =
        new TreeSet<>(
            List.of(
                FIGURE,
                ANY_OF,
                IMPROVES,
                SURE,
                PROVEN,
                PER_LABEL,
                PER_SIZE,
                LEAST_LABELLED,
                IN_ONE_DATASET));
    keys.addAll(AMOUNTS.keySet());
    return keys;
  }

  /** The rule; empty after adding what is wrong with it. */
  Optional<GateRule> rule() {
    int before = problems.size();
    problems.refuseUnknown(location, rule, KEYS);
    List<Figure> figures = figures();
    Optional<GateRule> demanded = demanded(figures);
    Evidence evidence = evidence();
    int least = problems.positive(location, rule, LEAST_LABELLED, USUAL_LEAST_LABELLED);
    boolean perLabel = problems.flag(location, rule, PER_LABEL);
    boolean perSize = problems.flag(location, rule, PER_SIZE);
    boolean inOneDataset = problems.flag(location, rule, IN_ONE_DATASET);
    if (perLabel && perSize) {
      problems.add(location, "one of perLabel, perSize", "both");
    }
    if (!perLabel && !perSize && rule.has(LEAST_LABELLED)) {
      problems.add(location, "leastLabelled only with perLabel or perSize", "neither");
    }
    demanded.ifPresent(one -> requireProvable(one, evidence));
    if (problems.size() > before || demanded.isEmpty()) {
      return Optional.empty();
    }
    GateRule read = demanded.get().with(evidence);
    read = perLabel ? read.ofEachLabel(least) : perSize ? read.ofEachSize(least) : read;
    return Optional.of(inOneDataset ? read.inOneDataset() : read);
  }

  /** A bound on the candidate alone is compared as measured: the interval is one of a change. */
  private void requireProvable(GateRule demanded, Evidence evidence) {
    boolean isBound = demanded.demand() == Demand.AT_MOST || demanded.demand() == Demand.AT_LEAST;
    if (isBound && evidence != Evidence.AS_MEASURED) {
      problems.add(location, "sure and proven only with a demand on a change", "a bound");
    }
  }

  private List<Figure> figures() {
    List<String> names = new ArrayList<>();
    if (rule.path(ANY_OF).isMissingNode()) {
      names.add(rule.path(FIGURE).asString(""));
    } else {
      rule.path(ANY_OF).forEach(name -> names.add(name.asString("")));
      if (!rule.path(FIGURE).isMissingNode() || names.isEmpty()) {
        problems.add(location, "either figure or an array anyOf of figures", rule.toString());
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (String name : names) {
      Figure.named(name)
          .ifPresentOrElse(
              figures::add,
              () ->
                  problems.add(
                      location,
                      "a figure: " + Arrays.stream(Figure.values()).map(Figure::jsonName).toList(),
                      name));
    }
    return figures;
  }

  private Optional<GateRule> demanded(List<Figure> figures) {
    Map<Demand, Double> demands = new LinkedHashMap<>();
    if (problems.flag(location, rule, IMPROVES)) {
      demands.put(Demand.IMPROVES, 0.0);
    }
    for (Map.Entry<String, Demand> entry : AMOUNTS.entrySet()) {
      JsonNode value = rule.path(entry.getKey());
      if (value.isNumber() && (value.asDouble() >= 0 || !isFactorOrLoss(entry.getValue()))) {
        demands.put(entry.getValue(), value.asDouble());
      } else if (!value.isMissingNode()) {
        problems.add(
            location, entry.getKey() + " is a number, for changes not negative", "" + value);
      }
    }
    if (demands.size() != 1) {
      problems.add(
          location,
          "one of improves, " + String.join(", ", AMOUNTS.keySet()),
          demands.keySet().toString());
    }
    if (demands.size() != 1 || figures.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Demand, Double> demand = demands.entrySet().iterator().next();
    return Optional.of(
        GateRule.of(demand.getKey(), demand.getValue(), figures.toArray(Figure[]::new)));
  }

  private static boolean isFactorOrLoss(Demand demand) {
    return demand == Demand.LOSES_AT_MOST || demand == Demand.AT_MOST_TIMES_BASELINE;
  }

  private Evidence evidence() {
    boolean sure = problems.flag(location, rule, SURE);
    boolean proven = problems.flag(location, rule, PROVEN);
    if (sure && proven) {
      problems.add(location, "one of sure, proven", "both");
    }
    return proven ? Evidence.PROVEN : sure ? Evidence.SURE : Evidence.AS_MEASURED;
  }
}
