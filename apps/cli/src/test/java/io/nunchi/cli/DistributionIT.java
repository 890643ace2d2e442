package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.RealFiles;
import io.nunchi.cli.testing.Recording;
import io.nunchi.cli.testing.ScriptedPluginJar;
import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packed program with the packed plugins, as a user gets it. */
class DistributionIT {

  @TempDir Path temporary = Path.of("");

  @Test
  void loadsItsPlugins() throws Exception {
    try (Program program = Program.run(temporary, "plugins", "--json")) {
      assertThat(program.exitCode()).as(program.err()).isZero();
      JsonNode plugins = JsonMapper.shared().readTree(program.out()).get("plugins");
      assertThat(plugins.valueStream().map(plugin -> plugin.get("id").asString()))
          .contains("nunchi.classic", "nunchi.reference");
      assertThat(plugins.valueStream().map(plugin -> plugin.get("state").asString()))
          .containsOnly("LOADED");
      assertThat(program.err()).isEmpty();
    }
  }

  @Test
  void hasNoPluginOnItsClassPath() throws IOException {
    try (Stream<Path> libraries = Files.list(Program.home().resolve("lib"))) {
      for (Path library : libraries.toList()) {
        try (JarFile jar = new JarFile(library.toFile())) {
          assertThat(jar.getEntry("META-INF/services/" + AnalyzerPlugin.class.getName()))
              .as(library.toString())
              .isNull();
        }
      }
    }
  }

  @Test
  void opensTheModelsToolWhichLiesApartFromItsPlugin() throws Exception {
    assertThat(names(Program.home().resolve("plugins/nunchi.reference")))
        .isNotEmpty()
        .noneMatch(jar -> jar.startsWith("picocli") || jar.startsWith("nunchi-models"));
    try (Program program = Program.run(temporary, "models", "verify", "builtin:starter")) {
      assertThat(program.exitCode()).as(program.err()).isZero();
      assertThat(program.out()).contains("verified");
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void holdsEveryLibraryInOneVersion() throws IOException {
    try (Stream<Path> files = Files.walk(Program.home())) {
      assertThat(files.filter(file -> file.toString().endsWith(".jar")))
          .isNotEmpty()
          .extracting(file -> file.getParent() + " " + nameWithoutVersion(file))
          .doesNotHaveDuplicates();
    }
  }

  /** The two builds of ONNX Runtime are one library; a classifier makes a library of its own. */
  private static String nameWithoutVersion(Path jar) {
    return String.valueOf(jar.getFileName())
        .replace("onnxruntime_gpu", "onnxruntime")
        .replaceFirst("-[0-9][0-9.\\-]*(SNAPSHOT|jre)?", "");
  }

  @Test
  void saysHowAndOfWhichSourcesItWasBuilt() throws IOException {
    assertThat(Program.home().resolve("build.properties"))
        .content()
        .containsPattern("(?m)^mavenArguments=(-Pgpu)?$");
    assertThat(Program.home().resolve("sources.sha256"))
        .content()
        .containsPattern("(?m)^[0-9a-f]{64}  pom.xml$")
        .containsPattern("(?m)^[0-9a-f]{64}  spi/src/main/java/io/nunchi/spi/package-info.java$");
  }

  @Test
  void analyzesAClipWithTheClassicAnalyzer() throws Exception {
    Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 60, 10);

    try (Program program =
        Program.run(
            temporary, "analyze", "clip.mp4", "--plugin", "nunchi.classic", "--out", "run")) {
      assertThat(program.exitCode()).as(program.err()).isZero();
    }
    JsonNode summary = summary("run");
    assertThat(summary.get("frames").get("analyzed").asInt()).isEqualTo(60);
    assertThat(summary.get("engine").get("pluginId").asString()).isEqualTo("nunchi.classic");
    assertThat(lines("run")).hasSize(60);
    assertThat(Recording.read(temporary.resolve("run/annotated.mp4")).frames()).isEqualTo(60);
  }

  @Test
  void measuresTheHostWithTheBenchPlugin() throws Exception {
    try (Program program =
        Program.run(
            temporary,
            "bench",
            "host",
            "--streams",
            "2",
            "--seconds",
            "0.5",
            "--frames",
            "200",
            "--json")) {
      JsonNode report = JsonMapper.shared().readTree(program.out());
      assertThat(report.get("load").get("streams").asInt()).isEqualTo(2);
      assertThat(report.get("overhead").get("backToBack").get("frames").asLong()).isEqualTo(200);
      boolean isGood =
          report
              .get("verdicts")
              .valueStream()
              .allMatch(verdict -> !verdict.has("isMet") || verdict.get("isMet").asBoolean());
      assertThat(program.exitCode()).as(program.err()).isEqualTo(isGood ? 0 : 1);
    }
  }

  @Test
  void refusesWhatCannotBeUsed() throws Exception {
    Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);
    refuses("NUN-1010", "analyze", "clip.mp4", "--plugin", "nunchi.clasic", "--out", "run");
    refuses(
        "NUN-2001",
        "analyze",
        "clip.mp4",
        "--plugin",
        "nunchi.classic",
        "--set",
        "speed=3",
        "--out",
        "run");
    refuses("NUN-7002", "analyze", "missing.mp4", "--plugin", "nunchi.classic", "--out", "run");
    refuses(
        "NUN-7010", "analyze", "clip.mp4", "--plugin", "nunchi.classic", "--out", "clip.mp4/run");
  }

  private void refuses(String code, String... arguments) throws Exception {
    try (Program program = Program.run(temporary, arguments)) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(4);
      assertThat(program.err()).startsWith("nunchi: " + code).doesNotContain("\tat ");
    }
  }

  @Test
  void endsCleanlyAtCtrlC() throws Exception {
    endsCleanlyAt("INT");
  }

  @Test
  void endsCleanlyAtTerm() throws Exception {
    endsCleanlyAt("TERM");
  }

  @Test
  void endsCleanlyWhenTheTerminalIsClosed() throws Exception {
    endsCleanlyAt("HUP");
  }

  private void endsCleanlyAt(String signal) throws Exception {
    try (Program program = analyzing(1000, 20)) {
      program.await(() -> size(temporary.resolve("run/results.jsonl")) > 5_000);
      program.signal(signal);

      assertThat(program.awaitEnd()).as(program.err()).isEqualTo(130);
    }
    JsonNode summary = summary("run");
    assertThat(summary.get("interrupted").asBoolean()).isTrue();
    int analyzed = summary.get("frames").get("analyzed").asInt();
    assertThat(analyzed).isBetween(5, 999);
    assertThat(lines("run")).hasSize(analyzed);
    assertThat(Recording.read(temporary.resolve("run/annotated.mp4")).frames()).isEqualTo(analyzed);
  }

  @Test
  void endsAtOnceAtTheSecondCtrlC() throws Exception {
    try (Program program = analyzing(5, 60_000)) {
      program.await(() -> Files.exists(temporary.resolve("run/results.jsonl")));
      while (program.isRunning()) {
        program.signal("INT");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }

      assertThat(program.exitCode()).isEqualTo(130);
    }
    assertThat(temporary.resolve("run/summary.json")).doesNotExist();
  }

  /** Analyzes a clip into {@code run}, and takes that long for every frame. */
  private Program analyzing(int frames, int millisPerFrame) throws Exception {
    Clips.mp4(temporary.resolve("clip.mp4"), 160, 120, frames, 25);
    return Program.start(
        temporary,
        "analyze",
        "clip.mp4",
        "--plugin",
        ScriptedPluginJar.ID,
        "--set",
        "millis=" + millisPerFrame,
        "--plugin-directory",
        ScriptedPluginJar.packInto(temporary).toString(),
        "--out",
        "run");
  }

  @Test
  void findsPeopleInRealFootageWithBothAnalyzers() throws Exception {
    String footage = RealFiles.require("footage/PETS09-S2L1/PETS09-S2L1.mp4").toString();
    String model = RealFiles.require("models/yolox_nano.onnx").toString();
    try (Program adding = Program.run(temporary, "models", "add", model, "--to", "yolox-nano")) {
      assertThat(adding.exitCode()).as(adding.err()).isZero();
    }
    try (Program reference =
        Program.run(
            temporary,
            "analyze",
            footage,
            "--model",
            "yolox-nano",
            "--no-video",
            "--out",
            "reference")) {
      assertThat(reference.exitCode()).as(reference.err()).isZero();
    }
    try (Program classic =
        Program.run(
            temporary,
            "analyze",
            footage,
            "--plugin",
            "nunchi.classic",
            "--no-video",
            "--out",
            "classic")) {
      assertThat(classic.exitCode()).as(classic.err()).isZero();
    }
    // 4,650 people are labelled, and those far away are not
    assertThat(people("reference")).isBetween(3_500L, 8_000L);
    assertThat(people("classic")).isBetween(1_500L, 10_000L);
    for (String run : List.of("reference", "classic")) {
      JsonNode frames = summary(run).get("frames");
      assertThat(frames.get("read").asLong()).isEqualTo(795);
      assertThat(frames.get("analyzed").asLong() + frames.get("dropped").asLong()).isEqualTo(795);
      long inLines =
          lines(run).stream()
              .filter(line -> line.has("detections"))
              .mapToLong(line -> line.get("detections").size())
              .sum();
      assertThat(summary(run).get("detections").get("total").asLong()).isEqualTo(inLines);
    }
  }

  private long people(String run) throws IOException {
    return Objects.requireNonNull(
            summary(run).get("detections").get("byLabel").get("person"), "people")
        .asLong();
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private List<JsonNode> lines(String run) throws IOException {
    try (Stream<String> lines = Files.lines(temporary.resolve(run).resolve("results.jsonl"))) {
      return lines.map(JsonMapper.shared()::readTree).toList();
    }
  }

  private JsonNode summary(String run) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(temporary.resolve(run).resolve("summary.json")));
  }
}
