package io.nunchi.tck.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Combinations in which every value of each parameter occurs beside every value of each other
 * parameter, in few rows. The rows are the same at every call.
 */
final class Pairwise {

  private Pairwise() {}

  private record Parameter(String name, List<String> values) {}

  private record Choice(String parameter, String value) {}

  private record Pair(Choice one, Choice other) {}

  /**
   * Covers all pairs, or as many as fit into the rows; the rows that cover most come first.
   *
   * @param values the values of each parameter
   */
  static List<Map<String, String>> rows(Map<String, List<String>> values, int mostRows) {
    List<Parameter> parameters =
        values.entrySet().stream()
            .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
            .toList();
    Set<Pair> left = pairs(parameters);
    List<Map<String, String>> rows = new ArrayList<>();
    while (!left.isEmpty() && rows.size() < mostRows) {
      Map<String, String> row = begin(left.iterator().next());
      for (Parameter parameter : parameters) {
        row.computeIfAbsent(parameter.name(), name -> best(parameter, row, left));
      }
      left.removeIf(pair -> holds(row, pair.one()) && holds(row, pair.other()));
      rows.add(row);
    }
    return rows;
  }

  private static Set<Pair> pairs(List<Parameter> parameters) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (int i = 0; i < parameters.size(); i++) {
      for (Parameter second : parameters.subList(i + 1, parameters.size())) {
        Parameter first = parameters.get(i);
        for (String one : first.values()) {
          for (String other : second.values()) {
            pairs.add(new Pair(new Choice(first.name(), one), new Choice(second.name(), other)));
          }
        }
      }
    }
    return pairs;
  }

  private static Map<String, String> begin(Pair pair) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(pair.one().parameter(), pair.one().value());
    row.put(pair.other().parameter(), pair.other().value());
    return row;
  }

  /** The value that covers most pairs with those that the row has already. */
  private static String best(Parameter parameter, Map<String, String> row, Set<Pair> left) {
    String best = parameter.values().get(0);
    long most = -1;
    for (String value : parameter.values()) {
      Choice choice = new Choice(parameter.name(), value);
      long covered =
          left.stream()
              .filter(
                  pair ->
                      (pair.one().equals(choice) && holds(row, pair.other()))
                          || (pair.other().equals(choice) && holds(row, pair.one())))
              .count();
      if (covered > most) {
        most = covered;
        best = value;
      }
    }
    return best;
  }

  private static boolean holds(Map<String, String> row, Choice choice) {
    return choice.value().equals(row.get(choice.parameter()));
  }
}
