package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Program;
import io.nunchi.tck.report.ContractRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party begins an analyzer, builds it, certifies it, and looks at it at work. */
@Tag("slow")
class NewAnalyzerIT {

  private static final long PATIENCE_SECONDS = 600;

  @TempDir private Path folder = Path.of("");

  @Test
  void isBuiltAndCertifiedInAFreshFolder() throws Exception {
    Path project = folder.resolve("red cars");
    try (Program making =
        Program.run(folder, "new-analyzer", project.toString(), "--id", "acme.red-cars")) {
      assertThat(making.exitCode()).as(making.err()).isZero();
      assertThat(making.out()).contains("./mvnw verify");
    }

    addDependency(project);
    String log = verify(project);
    String everyRule =
        "Tests run: "
            + ContractRules.load().rules().size()
            + ", Failures: 0, Errors: 0, Skipped: \\d+, .* in acme.redcars.";
    assertThat(log)
        .containsPattern(everyRule + "RedCarsContractTest")
        .containsPattern(everyRule + "RedCarsCertificateIT")
        .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0", "RedCarsPluginTest")
        .contains("BUILD SUCCESS")
        .doesNotContain("[WARNING] COMPILATION");

    assertThat(project.resolve("target/plugin/acme.red-cars"))
        .isDirectoryContaining("glob:**/acme-red-cars-1.0.jar")
        .isDirectoryContaining("glob:**/HdrHistogram-*.jar")
        .isDirectoryNotContaining("glob:**/nunchi-*.jar");

    String plugins = project.resolve("target/plugin").toString();
    try (Program looking =
        Program.run(
            folder,
            "analyze",
            "scene:street-day?frames=5&width=320&height=180",
            "--plugin-directory",
            plugins,
            "--plugin",
            "acme.red-cars",
            "--out",
            "look")) {
      assertThat(looking.exitCode()).as(looking.err()).isZero();
    }
    try (Program refused =
        Program.run(folder, "new-analyzer", project.toString(), "--id", "acme.other")) {
      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(refused.err()).contains("NUN-7009");
    }
  }

  /** As the tutorial says, and a line that fails where the dependency is not in the folder. */
  private static void addDependency(Path project) throws IOException {
    String tutorial = Files.readString(Path.of("../../docs/writing-an-analyzer.md"));
    int begin = tutorial.indexOf("<dependency>\n  <groupId>org.hdrhistogram");
    String dependency = tutorial.substring(begin, tutorial.indexOf("```", begin));
    replace(project.resolve("pom.xml"), "  </dependencies>", dependency + "  </dependencies>");
    replace(
        project.resolve("src/main/java/acme/redcars/RedCarsPlugin.java"),
        "return new Engine();",
        "new org.HdrHistogram.Histogram(3).reset();\n    return new Engine();");
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /**
   * Offline, and with a local repository of its own: from the build's one it takes what it finds,
   * but Nunchi's own jars are not there.
   */
  private String verify(Path project) throws IOException, InterruptedException {
    Path log = folder.resolve("verify.log");
    ProcessBuilder maven =
        new ProcessBuilder(
                project.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-o",
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + folder.resolve("local-repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("nunchi.test.localRepository"),
                "verify")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = maven.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as(Files.readString(log))
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log);
  }
}
