package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher in a project of its own, whose Maven and Java only print what they are asked for.
 */
class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "sh",
          "dirname",
          "readlink",
          "sed",
          "find",
          "sort",
          "uniq",
          "cut",
          "xargs",
          "head",
          "tail",
          "mkdir",
          "mv",
          "rm",
          "cp",
          "flock");
  private static final String RECORD = "apps/cli/target/build.properties";
  private static final String SOURCES = "apps/cli/target/nunchi/sources.sha256";
  private static final String WHOLE = "apps/cli/target/nunchi/build.properties";
  private static final String PROGRAM = "apps/cli/src/main/Program.java";
  private static final String DURING_BUILD = "during-build.sh";
  private static final Pattern RESOURCE_FROM_ELSEWHERE =
      Pattern.compile(
          "<directory>\\$\\{(?:project\\.basedir}/(\\.\\.[^<]*)|maven\\.multiModuleProjectDirectory})</directory>"
              + "\\s*<includes>(.*?)</includes>",
          Pattern.DOTALL);
  private static final Pattern INCLUDE = Pattern.compile("<include>([^<]*)</include>");

  @TempDir private Path folder = Path.of("");
  private Path project = Path.of("");

  @BeforeEach
  void layOutProject() throws IOException {
    project = folder.resolve("a project");
    Path repository = Path.of("..", "..").toAbsolutePath().normalize();
    copy(repository, "nunchi");
    copy(repository, ".mvn/sources.sh");
    copy(repository, "apps/cli/src/main/build/build.properties");
    write("pom.xml", "");
    write("apps/cli/pom.xml", "");
    write(PROGRAM, "class Program {}");
    write("apps/cli/src/main/resources/with a blank.txt", "text");
    write("spi/pom.xml", "");
    write("spi/src/main/Contract.java", "interface Contract {}");
    write("jdk/release", "JAVA_VERSION=\"17.0.1\"");
    program("jdk/bin/javac", "");
    program("jdk/bin/java", "echo runs with LC_ALL=$LC_ALL LANG=$LANG");
    mavenThatPacks("");
  }

  @Test
  void buildsOnceAndAgainWhenASourceChanges() throws Exception {
    launch();
    launch();
    assertThat(builds()).hasSize(1);

    write(PROGRAM, "class Program { int changed; }");
    launch();
    launch();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsAgainWhenAChangedSourceHasAnOldTimeStamp() throws Exception {
    launch();
    FileTime built = Files.getLastModifiedTime(project.resolve(WHOLE));

    write("apps/cli/src/main/resources/with a blank.txt", "changed text");
    Files.setLastModifiedTime(
        project.resolve("apps/cli/src/main/resources/with a blank.txt"),
        FileTime.from(built.toInstant().minus(1, ChronoUnit.DAYS)));
    launch();

    assertThat(builds()).hasSize(2);
  }

  @Test
  void doesNotBuildAgainWhenOnlyATimeStampChanges() throws Exception {
    launch();

    Files.setLastModifiedTime(
        project.resolve(PROGRAM), FileTime.from(Instant.now().plus(1, ChronoUnit.HOURS)));
    launch();

    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceIsRemovedOrRenamed() throws Exception {
    write("spi/src/main/Extra.java", "interface Extra {}");
    launch();

    Files.move(
        project.resolve("spi/src/main/Extra.java"), project.resolve("spi/src/main/More.java"));
    launch();
    assertThat(builds()).hasSize(2);

    Files.delete(project.resolve("spi/src/main/More.java"));
    launch();
    assertThat(builds()).hasSize(3);
  }

  @Test
  void doesNotBuildACopyOfABuiltTree() throws Exception {
    launch();

    Path copied = folder.resolve("a copy");
    run(List.of("cp", "-r", project.toString(), copied.toString()));
    project = copied;
    launch();

    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceChangedWhileItWasBuilt() throws Exception {
    write(DURING_BUILD, "echo 'class Program { int later; }' >" + PROGRAM);
    launch();

    Files.delete(project.resolve(DURING_BUILD));
    launch();
    launch();

    assertThat(builds()).hasSize(2);
  }

  @Test
  void removesTheClassesOfChangedModulesBeforeTheyAreBuilt() throws Exception {
    launch();
    write("spi/target/classes/Contract.class", "");
    write("apps/cli/target/classes/Program.class", "");

    write(PROGRAM, "class Program { int changed; }");
    launch();
    assertThat(project.resolve("apps/cli/target/classes")).doesNotExist();
    assertThat(project.resolve("spi/target/classes/Contract.class")).exists();

    write("pom.xml", "<project/>");
    launch();
    assertThat(project.resolve("spi/target/classes")).doesNotExist();
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
  void runsAnOutdatedBuildWhenItIsToldNotToBuild() throws Exception {
    assertThat(start(List.of("./nunchi"), "NUNCHI_SKIP_BUILD=1").waitFor()).isEqualTo(1);
    assertThat(said()).contains("NUNCHI_SKIP_BUILD is set, and nothing is built");

    launch();
    write(PROGRAM, "class Program { int changed; }");
    launch("NUNCHI_SKIP_BUILD=1");

    assertThat(builds()).hasSize(1);
  }

  @Test
  void namesTheCompilerThatThereIs() throws Exception {
    String path = pathWith("sha256sum");
    program("tools/clang", "");

    launch(path);

    assertThat(builds().get(0)).contains("-Dcc.executable=" + project.resolve("tools/clang"));
  }

  @Test
  void digestsAsMacOsDoesWhereThereIsNoSha256sum() throws Exception {
    assumeThat(onPath("shasum")).isPresent();
    launch();
    String path = pathWith("shasum");

    launch(path);

    assertThat(builds()).hasSize(1);
  }

  /** As under systemd and cron, and in a container that names a locale that it does not have. */
  @ParameterizedTest
  @CsvSource({"C, ''", "POSIX, ''", "'', ''", "'', xx_XX.UTF-8", "xx_XX.UTF-8, ''"})
  void readsNamesInAnyAlphabetWithoutALocale(String all, String language) throws Exception {
    assumeThat(run(List.of("sh", "-c", "locale -a || true"))).containsIgnoringCase("C.utf");

    launch("LC_ALL=" + all, "LC_CTYPE=", "LANG=" + language);

    assertThat(said()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void leavesALocaleWithAnAlphabetAsItIs() throws Exception {
    assumeThat(run(List.of("sh", "-c", "locale -a || true"))).containsIgnoringCase("C.utf");

    launch("LC_ALL=", "LC_CTYPE=", "LANG=C.UTF-8");

    assertThat(said()).contains("LC_ALL= LANG=C.UTF-8");
  }

  /** Such as the kit's contract rules, which stand outside its sources. */
  @Test
  void listsTheFilesThatModulesPackFromElsewhere() throws Exception {
    Path repository = Path.of("..", "..").toAbsolutePath().normalize();
    List<String> listed =
        run(List.of("sh", repository.resolve(".mvn/sources.sh").toString()))
            .lines()
            .map(line -> line.substring(line.indexOf(' ') + 2))
            .toList();
    List<String> packed = new ArrayList<>();
    for (String pom : listed) {
      if (pom.endsWith("pom.xml") && !pom.contains("/src/")) {
        Path module = repository.resolve(pom).resolve("..");
        Matcher resource =
            RESOURCE_FROM_ELSEWHERE.matcher(Files.readString(repository.resolve(pom)));
        while (resource.find()) {
          String fromModule = resource.group(1);
          Path directory = fromModule == null ? repository : module.resolve(fromModule).normalize();
          Matcher include = INCLUDE.matcher(resource.group(2));
          while (include.find()) {
            packed.add(repository.relativize(directory.resolve(include.group(1))).toString());
          }
        }
      }
    }
    packed.removeIf(path -> path.contains("target/")); // built, or the list itself

    assertThat(packed).contains("tck/RULES.md", "mvnw", "LICENSE", "NOTICE");
    assertThat(listed).containsAll(packed);
  }

  private void launch(String... environment) throws Exception {
    String said = run(List.of("./nunchi"), environment);
    assertThat(said).contains("runs");
  }

  private String run(List<String> command, String... environment) throws Exception {
    Process process = start(command, environment);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isZero();
    return said();
  }

  private Process start(List<String> command, String... environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().remove("NUNCHI_SKIP_BUILD");
    builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return builder.start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(project.resolve("maven.log"));
  }

  /**
   * Records builds as the real one does: the sources at its begin, the arguments in its template.
   */
  private void mavenThatPacks(String arguments) throws IOException {
    String text =
        Files.readString(project.resolve("apps/cli/src/main/build/build.properties"))
            .replace("${nunchi.build.arguments}", arguments);
    write("record.properties", text);
    program(
        "mvnw",
        "echo \"$@\" >>maven.log",
        "sh .mvn/sources.sh begin",
        "if [ -f " + DURING_BUILD + " ]; then . ./" + DURING_BUILD + "; fi",
        "mkdir -p apps/cli/target/nunchi",
        "cp record.properties " + RECORD,
        "cp target/sources.sha256 " + SOURCES,
        "cp record.properties " + WHOLE);
  }

  /** The variable PATH of a machine that has these tools and no others of their kind. */
  private String pathWith(String digest) throws IOException {
    List<String> tools = new ArrayList<>(TOOLS);
    tools.add(digest);
    for (String tool : tools) {
      Optional<Path> real = onPath(tool);
      if (real.isPresent()) {
        program("tools/" + tool, "exec " + real.get() + " \"$@\"");
      }
    }
    return "PATH=" + project.resolve("tools");
  }

  private static Optional<Path> onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void copy(Path repository, String path) throws IOException {
    Path to = project.resolve(path);
    Files.createDirectories(to.getParent());
    Files.copy(repository.resolve(path), to);
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
