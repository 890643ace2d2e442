package io.nunchi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The poms name the modules of {@link House} in its order, and no other arrows. */
class PomsTest {

  /** A dependency of a module on another artifact of this repository. */
  private record Need(String artifact, String scope, String type) {}

  static Stream<Module> modules() {
    return House.MODULES.stream();
  }

  @Test
  void theParentBuildsTheModulesInTheOrderOfTheTable() throws Exception {
    Element parent = read("pom.xml");
    List<String> folders = texts(parent.getElementsByTagName("module"));

    assertThat(folders)
        .startsWith(House.MODULES.stream().map(Module::folder).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void mainCodeNeedsItsArrowsOnly(Module module) throws Exception {
    Set<String> allowed = new HashSet<>();
    module.arrows().forEach(arrow -> allowed.add(arrow.artifact()));

    assertThat(needs(module))
        .filteredOn(need -> !need.scope().equals("test") && !need.type().equals("pom"))
        .extracting(Need::artifact)
        .isSubsetOf(allowed);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void testsNeedModulesBeforeTheirOwnOnly(Module module) throws Exception {
    List<String> before =
        House.MODULES.subList(0, House.MODULES.indexOf(module)).stream()
            .map(Module::artifact)
            .toList();

    assertThat(needs(module)).extracting(Need::artifact).isSubsetOf(before);
  }

  @Test
  void nothingOutsideAppsNeedsApps() throws Exception {
    List<String> apps = House.APPS.stream().map(Module::artifact).toList();
    for (Module module : House.MODULES) {
      if (!House.APPS.contains(module)) {
        assertThat(needs(module)).extracting(Need::artifact).doesNotContainAnyElementsOf(apps);
      }
    }
  }

  private static List<Need> needs(Module module) throws Exception {
    List<Need> needs = new ArrayList<>();
    NodeList dependencies = read(module.folder() + "/pom.xml").getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if (text(dependency, "groupId").orElse("").equals("io.nunchi")) {
        needs.add(
            new Need(
                text(dependency, "artifactId").orElseThrow(),
                text(dependency, "scope").orElse("compile"),
                text(dependency, "type").orElse("jar")));
      }
    }
    return needs;
  }

  private static Element read(String pom) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(Module.inRepository(pom).toFile())
        .getDocumentElement();
  }

  private static Optional<String> text(Element parent, String name) {
    return texts(parent.getElementsByTagName(name)).stream().findFirst();
  }

  private static List<String> texts(NodeList nodes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }
}
