package io.nunchi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The diagram and the table of modules in docs/architecture.md follow from {@link House}. */
class ArchitectureDocumentTest {

  private static final String REGENERATE = "nunchi.regenerate";
  private static final Path DOCUMENT = Module.inRepository("docs/architecture.md");
  private static final String BEGIN = "<!-- generated from House.java: begin -->\n";
  private static final String END = "<!-- generated from House.java: end -->\n";

  @Test
  void theDocumentShowsTheModulesAndTheirArrows() throws IOException {
    String document = Files.readString(DOCUMENT);
    String before = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
    String expected =
        before + diagram() + "\n" + table() + document.substring(document.indexOf(END));
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(Files.readString(DOCUMENT))
        .as(
            "%s does not follow from House.java; regenerate it, and commit it, with%n"
                + "./mvnw -pl apps/cli -am test -Dtest=ArchitectureDocumentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%n",
            DOCUMENT, REGENERATE)
        .isEqualTo(expected);
  }

  /**
   * Draws what no other arrow says: an arrow that follows from two others is in the table alone.
   */
  private static String diagram() {
    StringBuilder text = new StringBuilder("```mermaid\nflowchart TD\n");
    groups().forEach((group, modules) -> text.append(nodes(group, modules)));
    for (Module module : House.MODULES) {
      module.arrows().stream()
          .filter(target -> module.arrows().stream().noneMatch(other -> reaches(other, target)))
          .forEach(target -> text.append("  " + id(module) + " --> " + id(target) + "\n"));
    }
    return text.append("```\n").toString();
  }

  private static boolean reaches(Module from, Module target) {
    return from.arrows().stream().anyMatch(it -> it.equals(target) || reaches(it, target));
  }

  private static String nodes(String group, List<Module> modules) {
    String nodes =
        modules.stream()
            .map(module -> "    " + id(module) + "[\"" + module + "\"]\n")
            .collect(Collectors.joining());
    boolean isModule = modules.get(0).folder().equals(group);
    return isModule ? nodes : "  subgraph " + group + "\n" + nodes + "  end\n";
  }

  private static Map<String, List<Module>> groups() {
    return House.MODULES.stream()
        .collect(
            Collectors.groupingBy(
                module -> module.folder().replaceAll("/.*", ""),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String id(Module module) {
    return module.artifact().replace("-", "_");
  }

  private static String table() {
    StringBuilder text =
        new StringBuilder("| folder | artifact | package | may use |\n|---|---|---|---|\n");
    for (Module module : House.MODULES) {
      String arrows =
          module.arrows().isEmpty()
              ? "the JDK only"
              : module.arrows().stream().map(Module::folder).collect(Collectors.joining(", "));
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(module.folder(), module.artifact(), module.rootPackage(), arrows));
    }
    return text.toString();
  }
}
