package io.nunchi.cli.internal.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzerProjectTest {

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([\\d.]+)</version>");

  @TempDir private Path folder = Path.of("");

  @Test
  void derivesNamesFromTheId() throws Exception {
    AnalyzerNames names = named("acme.red-cars");

    assertThat(names.packageName()).isEqualTo("acme.redcars");
    assertThat(names.className()).isEqualTo("RedCars");
    assertThat(names.name()).isEqualTo("Red cars");
    assertThat(names.vendor()).isEqualTo("Acme");
    assertThat(names.artifact()).isEqualTo("acme-red-cars");
    assertThat(names.codePrefix()).isEqualTo("ACME");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"people", "Acme.people", "nunchi.mine", "acme.9mm", "acme.new", "a..b", ""})
  void refusesIdsThatNoPluginOfOthersCanHave(String id) {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> named(id))
        .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(2));
  }

  @Test
  void refusesNamesThatWouldEndAString() {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(
            () ->
                AnalyzerNames.of(
                    "acme.people", Optional.empty(), Optional.of("a\"b"), Optional.empty()));
  }

  @Test
  void writesServiceFileManifestEntryTestsAndReadme() throws Exception {
    AnalyzerNames names =
        AnalyzerNames.of(
            "acme.people",
            Optional.of("com.acme.people"),
            Optional.of("People & bags"),
            Optional.of("Acme Inc."));
    new AnalyzerProject(names, folder).write();

    assertThat(folder.resolve("src/main/resources/META-INF/services/io.nunchi.spi.AnalyzerPlugin"))
        .hasContent("com.acme.people.PeoplePlugin");
    assertThat(folder.resolve("pom.xml"))
        .content()
        .contains(
            "<Nunchi-Spi-Version>" + SpiVersion.CURRENT + "</Nunchi-Spi-Version>",
            "<name>People &amp; bags</name>",
            "<artifactId>acme-people</artifactId>");
    assertThat(folder.resolve("src/main/java/com/acme/people/PeoplePlugin.java"))
        .content()
        .startsWith("package com.acme.people;")
        .contains("\"acme.people\", \"People & bags\"", "\"Acme Inc.\"", "\"ACMEINC-0001\"")
        .doesNotContain("example", "BrightSpot");
    assertThat(folder.resolve("src/test/java/com/acme/people/PeoplePluginTest.java"))
        .content()
        .startsWith("package com.acme.people;")
        .contains("new PeoplePlugin()")
        .doesNotContain("example", "BrightSpot");
    assertThat(folder.resolve("src/test/java/com/acme/people/PeopleContractTest.java")).exists();
    assertThat(folder.resolve("src/test/java/com/acme/people/PeopleCertificateIT.java")).exists();
    assertThat(folder.resolve("README.md")).content().contains("acme.people");
    assertThat(folder.resolve("mvnw")).isExecutable();
  }

  /** So that the downloads of this build serve the projects that it makes. */
  @Test
  void takesTheVersionsThatThisBuildTakes() throws Exception {
    new AnalyzerProject(named("acme.people"), folder).write();
    String own = Files.readString(Path.of("../../pom.xml"));

    Matcher used = VERSION.matcher(Files.readString(folder.resolve("pom.xml")));
    int checked = 0;
    while (used.find()) {
      if (!used.group(1).equals("acme-people")) {
        assertThat(versionIn(own, used.group(1))).as(used.group(1)).isEqualTo(used.group(2));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(8);
  }

  private static String versionIn(String pom, String artifact) throws IOException {
    String property =
        artifact.startsWith("junit")
            ? "junit.version"
            : artifact.startsWith("slf4j") ? "slf4j.version" : "";
    Pattern wanted =
        property.isEmpty()
            ? Pattern.compile(
                "<artifactId>" + artifact + "</artifactId>\\s*<version>([\\d.]+)</version>")
            : Pattern.compile("<" + property + ">([\\d.]+)</" + property + ">");
    Matcher found = wanted.matcher(pom);
    assertThat(found.find()).as(artifact).isTrue();
    return found.group(1);
  }

  private static AnalyzerNames named(String id) throws CliException {
    return AnalyzerNames.of(id, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
