package io.nunchi.api.internal.shadow;

import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.spi.EngineDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names under which detections of both engines are compared: those that labels of both have.
 *
 * @param names common to both engines
 * @param nameByLabel names of labels that are not compared under their own name
 */
record ComparedLabels(Set<String> names, Map<String, String> nameByLabel) {

  static ComparedLabels of(EngineDescriptor live, EngineDescriptor candidate, ShadowPolicy policy) {
    Set<String> common = namesOf(live, policy);
    common.retainAll(namesOf(candidate, policy));
    return new ComparedLabels(Set.copyOf(common), policy.labelMap());
  }

  private static Set<String> namesOf(EngineDescriptor engine, ShadowPolicy policy) {
    return engine.labels().stream()
        .map(policy::comparedAs)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The labels of the policy's map that neither engine declares, in order. */
  static List<String> unknownIn(
      ShadowPolicy policy, EngineDescriptor live, EngineDescriptor candidate) {
    Set<String> unknown = new TreeSet<>(policy.labelMap().keySet());
    live.labels().forEach(unknown::remove);
    candidate.labels().forEach(unknown::remove);
    return List.copyOf(unknown);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The name of a label, or null if it is not compared. */
  @Nullable String nameOf(String label) {
    String name = nameByLabel.getOrDefault(label, label);
    return names.contains(name) ? name : null;
  }
}
