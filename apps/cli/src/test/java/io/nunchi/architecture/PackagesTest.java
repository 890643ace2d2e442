package io.nunchi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages of a module take part in no cycle, and each says what it is for. */
class PackagesTest {

  static Stream<Module> modules() {
    return House.MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noPackageTakesPartInACycle(Module module) {
    Map<String, Set<String>> arrows = arrowsBetweenPackagesOf(module);
    Set<String> inCycles =
        arrows.keySet().stream()
            .filter(name -> reachableFrom(arrows, name).contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(inCycles)
        .as(
            "packages that use themselves through others: %s",
            inCycles.stream()
                .map(name -> name + " -> " + arrows.get(name))
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageSaysWhatItIsFor(Module module) throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path source : module.sources()) {
      Path folder = source.resolveSibling("package-info.java");
      if (!source.endsWith("module-info.java") && !Files.exists(folder)) {
        silent.add(folder);
      }
    }

    assertThat(silent).as("package-info.java of each package").isEmpty();
  }

  @Test
  void noTwoClassesHaveTheSameSimpleName() throws IOException {
    Map<String, List<Path>> byName = new TreeMap<>();
    for (Module module : House.MODULES) {
      for (Path source : module.sources()) {
        byName.computeIfAbsent(source.getFileName().toString(), n -> new ArrayList<>()).add(source);
      }
    }
    byName.keySet().removeAll(Set.of("package-info.java", "module-info.java"));

    assertThat(byName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
  }

  private static Map<String, Set<String>> arrowsBetweenPackagesOf(Module module) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : House.classes()) {
      if (module.owns(type.getPackageName())) {
        Set<String> targets =
            arrows.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .map(JavaClass::getPackageName)
            .filter(name -> module.owns(name) && !name.equals(type.getPackageName()))
            .forEach(targets::add);
      }
    }
    return arrows;
  }

  private static Set<String> reachableFrom(Map<String, Set<String>> arrows, String start) {
    Set<String> reached = new TreeSet<>();
    List<String> open = new ArrayList<>(arrows.getOrDefault(start, Set.of()));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(arrows.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }
}
