package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of its own, whose Maven and Java only say what they are asked for. */
class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "sh",
          "dirname",
          "readlink",
          "sed",
          "find",
          "head",
          "tail",
          "mkdir",
          "cp",
          "flock");
  private static final String RECORD = "apps/cli/target/build.properties";
  private static final String WHOLE = "apps/cli/target/nunchi/build.properties";

  @TempDir Path project = Path.of("");

  @BeforeEach
  void layOutProject() throws IOException {
    Path repository = Path.of("..", "..").toAbsolutePath().normalize();
    Files.copy(repository.resolve("nunchi"), project.resolve("nunchi"));
    Files.copy(
        repository.resolve("apps/cli/src/main/build/build.properties"),
        project.resolve("template.properties"));
    write("pom.xml", "");
    write(".mvn/jvm.config", "");
    write("apps/cli/pom.xml", "");
    write("apps/cli/src/main/Program.java", "");
    for (String path : List.of("pom.xml", ".mvn", "apps/cli/pom.xml", "apps/cli/src/main")) {
      age(path);
    }
    age(".mvn/jvm.config");
    age("apps/cli/src/main/Program.java");
    write("jdk/release", "JAVA_VERSION=\"17.0.1\"");
    program("jdk/bin/javac", "");
    program("jdk/bin/java", "echo runs");
    mavenThatPacks("");
  }

  @Test
  void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    launch();
    launch();
    assertThat(builds()).hasSize(1);

    Files.setLastModifiedTime(
        project.resolve("apps/cli/src/main/Program.java"),
        FileTime.from(Instant.now().plus(1, ChronoUnit.HOURS)));
    launch();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void takesWhatMavenBuiltByItself() throws Exception {
    run(List.of("./mvnw", "package"));

    launch();

    assertThat(builds()).containsExactly("package");
  }

  @Test
  void buildsAgainWithTheProfileThatItWasBuiltWith() throws Exception {
    mavenThatPacks("-Pgpu");
    run(List.of("./mvnw", "-Pgpu", "package"));
    Files.delete(project.resolve(WHOLE)); // as a later build does before it packs

    launch();

    assertThat(builds()).hasSize(2);
    assertThat(builds().get(1)).contains(" -Pgpu package");
  }

  @Test
  void buildsAgainAfterABuildThatWasCutOff() throws Exception {
    launch();
    Files.delete(project.resolve(WHOLE));

    launch();

    assertThat(builds()).hasSize(2);
  }

  @Test
  void namesTheCompilerThatThereIs() throws Exception {
    for (String tool : TOOLS) {
      Optional<Path> real = onPath(tool);
      if (real.isPresent()) {
        program("tools/" + tool, "exec " + real.get() + " \"$@\"");
      }
    }
    program("tools/clang", "");

    launch("PATH=" + project.resolve("tools"));

    assertThat(builds().get(0)).contains("-Dcc.executable=" + project.resolve("tools/clang"));
  }

  private void launch(String... environment) throws Exception {
    String said = run(List.of("./nunchi"), environment);
    assertThat(said).contains("runs");
  }

  private String run(List<String> command, String... environment) throws Exception {
    File said = project.resolve("said.txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said);
    builder.environment().remove("NUNCHI_SKIP_BUILD");
    builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(said.toPath());
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(project.resolve("maven.log"));
  }

  /** Records builds as the real one does, by the real one's template. */
  private void mavenThatPacks(String arguments) throws IOException {
    String text =
        Files.readString(project.resolve("template.properties"))
            .replace("${nunchi.build.arguments}", arguments)
            .replace("${nunchi.build.begin}", "2026-01-01 00:00:00 UTC");
    write("record.properties", text);
    program(
        "mvnw",
        "echo \"$@\" >>maven.log",
        "mkdir -p apps/cli/target/nunchi",
        "cp record.properties " + RECORD,
        "cp record.properties " + WHOLE);
  }

  private static Optional<Path> onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void age(String path) throws IOException {
    Files.setLastModifiedTime(
        project.resolve(path), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private void program(String path, String... lines) throws IOException {
    Path file = write(path, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Path write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
