package io.nunchi.accuracy.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The labels of an analyzer that a dataset has, too, and those that only one of them has. A label
 * matches one label at most: equal names go first, then other spellings, then synonyms. Names that
 * could match several labels of the other side match none.
 *
 * <p>Immutable; any thread.
 *
 * @param matches the pairs, by the analyzer's name
 * @param onlyInDataset labels that the analyzer cannot find, sorted
 * @param onlyOfAnalyzer labels that the dataset does not have, sorted
 */
public record LabelMatches(
    List<LabelMatch> matches, List<String> onlyInDataset, List<String> onlyOfAnalyzer) {

  /** Keeps copies. */
  public LabelMatches {
    matches = List.copyOf(matches);
    onlyInDataset = List.copyOf(onlyInDataset);
    onlyOfAnalyzer = List.copyOf(onlyOfAnalyzer);
  }

  /**
   * Matches names.
   *
   * @param datasetLabels the dataset's labels
   * @param analyzerLabels the analyzer's labels
   * @return the pairs and the rest
   */
  public static LabelMatches of(
      Collection<String> datasetLabels, Collection<String> analyzerLabels) {
    TreeSet<String> ofDataset = new TreeSet<>(datasetLabels);
    TreeSet<String> ofAnalyzer = new TreeSet<>(analyzerLabels);
    TreeMap<String, LabelMatch> matches = new TreeMap<>();
    for (LabelMatch.Kind kind : LabelMatch.Kind.values()) {
      Map<String, List<String>> byKey = byKey(ofDataset, key(kind));
      byKey(ofAnalyzer, key(kind))
          .forEach(
              (key, names) -> {
                List<String> others = byKey.getOrDefault(key, List.of());
                if (names.size() == 1 && others.size() == 1) {
                  matches.put(names.get(0), new LabelMatch(names.get(0), others.get(0), kind));
                  ofAnalyzer.remove(names.get(0));
                  ofDataset.remove(others.get(0));
                }
              });
    }
    return new LabelMatches(
        List.copyOf(matches.values()), List.copyOf(ofDataset), List.copyOf(ofAnalyzer));
  }

  private static UnaryOperator<String> key(LabelMatch.Kind kind) {
    return switch (kind) {
      case EQUAL -> name -> name;
      case SPELLING -> LabelNames::normalised;
      case SYNONYM -> LabelNames::meaning;
    };
  }

  private static Map<String, List<String>> byKey(
      Collection<String> names, UnaryOperator<String> key) {
    return names.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  /**
   * The matches that are no equal names.
   *
   * @return those by spelling and by synonym
   */
  public List<LabelMatch> inexact() {
    return matches.stream().filter(match -> match.kind() != LabelMatch.Kind.EQUAL).toList();
  }

  /**
   * The names to measure an analyzer's labels by.
   *
   * @return the dataset's name of each label that matches
   */
  public Map<String, String> datasetNames() {
    return matches.stream()
        .collect(Collectors.toUnmodifiableMap(LabelMatch::analyzer, LabelMatch::dataset));
  }

  /**
   * Leaves labels out that are not measured by choice.
   *
   * @param labels labels of the dataset that the options leave out
   * @return the other pairs, and the rest
   */
  public LabelMatches without(Collection<String> labels) {
    List<LabelMatch> kept = new ArrayList<>(matches);
    kept.removeIf(match -> labels.contains(match.dataset()));
    List<String> onlyThere = new ArrayList<>(onlyInDataset);
    onlyThere.removeAll(labels);
    return new LabelMatches(kept, onlyThere, onlyOfAnalyzer);
  }
}
