package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.RealFiles;
import io.nunchi.cli.testing.Recording;
import io.nunchi.cli.testing.ScriptedPluginJar;
import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packed program with the packed plugins, as a user gets it. */
class DistributionIT {

  private static final String FOOTAGE = "footage/PETS09-S2L1/PETS09-S2L1.mp4";

  private static final List<String> OFFERED_MODULES =
      List.of(
          "io.nunchi.spi",
          "io.nunchi.loading",
          "io.nunchi.api",
          "io.nunchi.testing",
          "io.nunchi.tck");

  private static final int FOOTAGE_FRAMES = 795;
  private static final int BEGINNING_FRAMES = 120;
  private static final int LONG_CLIP_FRAMES = 1000;

  @TempDir static Path clips = Path.of("");
  private static Path clip = Path.of("");
  private static Path longClip = Path.of("");

  @TempDir Path temporary = Path.of("");

  @BeforeAll
  static void recordClips() throws IOException {
    clip = Clips.mp4(clips.resolve("clip.mp4"), 320, 240, 60, 10);
    longClip = Clips.mp4(clips.resolve("long.mp4"), 160, 120, LONG_CLIP_FRAMES, 25);
  }

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

  @Test
  void carriesLicenseAndNoticeInEachOwnJar() throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.walk(Program.home())) {
      jars =
          files
              .filter(file -> String.valueOf(file.getFileName()).matches("nunchi-.*\\.jar"))
              .filter(file -> !file.toString().endsWith("-sources.jar"))
              .toList();
    }
    assertThat(jars).isNotEmpty();
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        assertThat(jar.getEntry("META-INF/LICENSE")).as(path.toString()).isNotNull();
        assertThat(jar.getEntry("META-INF/NOTICE")).as(path.toString()).isNotNull();
      }
    }
  }

  /** For other people's module paths, and for the Javadoc in their IDEs. */
  @Test
  void offersItsJarsWithModuleNamesAndSources() throws IOException {
    Path repository = Program.home().resolve("repository");
    try (Stream<Path> files = Files.walk(repository)) {
      Path[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .filter(file -> !file.toString().endsWith("-sources.jar"))
              .toArray(Path[]::new);
      assertThat(ModuleFinder.of(jars).findAll())
          .extracting(module -> module.descriptor().name())
          .contains(OFFERED_MODULES.toArray(String[]::new))
          .allMatch(name -> name.startsWith("io.nunchi."));
    }
    for (String module : OFFERED_MODULES) {
      String artifact = module.replace("io.nunchi.", "nunchi-");
      try (Stream<Path> files = Files.walk(repository.resolve("io/nunchi/" + artifact))) {
        assertThat(files).as(artifact).anyMatch(file -> file.toString().endsWith("-sources.jar"));
      }
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
    try (Program program =
        Program.run(
            temporary, "analyze", clip.toString(), "--plugin", "nunchi.classic", "--out", "run")) {
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
  void refusesAPluginThatItDoesNotHave() throws Exception {
    try (Program program =
        Program.run(
            temporary, "analyze", clip.toString(), "--plugin", "nunchi.clasic", "--out", "run")) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(4);
      assertThat(program.err()).startsWith("nunchi: NUN-1010").doesNotContain("\tat ");
    }
  }

  @Test
  void refusesWhatCannotBeUsed() {
    String missing = temporary.resolve("missing.mp4").toString();
    String out = temporary.resolve("run").toString();
    refuses("NUN-2001", clip.toString(), "--set", "speed=3", "--out", out);
    refuses("NUN-7002", missing, "--out", out);
    refuses("NUN-7010", clip.toString(), "--out", clip.resolve("run").toString());
  }

  /** In this process: the program is the same, and so are the packed plugins. */
  private static void refuses(String code, String... sourceAndOptions) {
    List<String> arguments = new ArrayList<>(List.of("analyze"));
    arguments.addAll(List.of(sourceAndOptions));
    arguments.addAll(List.of("--plugin", "nunchi.classic"));
    arguments.addAll(List.of("--plugin-directory", Program.home().resolve("plugins").toString()));

    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).startsWith("nunchi: " + code).doesNotContain("\tat ");
  }

  /** Ctrl-C, {@code kill}, and a terminal that is closed. */
  @Test
  void endsCleanlyAtEverySignal() throws Exception {
    List<SignalledRun> runs = new ArrayList<>();
    try {
      for (String signal : List.of("INT", "TERM", "HUP")) { // all at once, which saves time
        runs.add(new SignalledRun(signal, analyzing(signal, 50)));
      }
      for (SignalledRun run : runs) {
        run.program().await(() -> size(results(run.signal())) > 5_000);
        run.program().signal(run.signal());
      }
      for (SignalledRun run : runs) {
        endedCleanly(run);
      }
    } finally {
      runs.forEach(run -> run.program().close());
    }
  }

  /**
   * A run that ends at a signal.
   *
   * @param signal the signal, and the name of the run's folder
   * @param program the running program
   */
  private record SignalledRun(String signal, Program program) {}

  private void endedCleanly(SignalledRun run) throws Exception {
    Program program = run.program();
    assertThat(program.awaitEnd()).as(run.signal() + ": " + program.err()).isEqualTo(130);
    JsonNode summary = summary(run.signal());
    assertThat(summary.get("interrupted").asBoolean()).as(run.signal()).isTrue();
    int analyzed = summary.get("frames").get("analyzed").asInt();
    assertThat(analyzed).as(run.signal()).isBetween(5, LONG_CLIP_FRAMES - 1);
    assertThat(lines(run.signal())).as(run.signal()).hasSize(analyzed);
    assertThat(Recording.read(temporary.resolve(run.signal()).resolve("annotated.mp4")).frames())
        .as(run.signal())
        .isEqualTo(analyzed);
  }

  @Test
  void endsAtOnceAtTheSecondCtrlC() throws Exception {
    try (Program program = analyzing("run", 60_000)) {
      program.await(() -> Files.exists(results("run")));
      while (program.isRunning()) {
        program.signal("INT");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }

      assertThat(program.exitCode()).isEqualTo(130);
    }
    assertThat(temporary.resolve("run/summary.json")).doesNotExist();
  }

  /** Analyzes the long clip into a folder, and takes that long for every frame. */
  private Program analyzing(String out, int millisPerFrame) throws Exception {
    return Program.start(
        temporary,
        "analyze",
        longClip.toString(),
        "--plugin",
        ScriptedPluginJar.ID,
        "--set",
        "millis=" + millisPerFrame,
        "--plugin-directory",
        ScriptedPluginJar.packInto(clips).toString(),
        "--out",
        out);
  }

  private Path results(String run) {
    return temporary.resolve(run).resolve("results.jsonl");
  }

  @Test
  void findsPeopleAtTheBeginningOfRealFootageWithBothAnalyzers() throws Exception {
    Path beginning = temporary.resolve("footage.mp4");
    analyzeWithBoth(
        Clips.beginning(RealFiles.require(FOOTAGE), beginning, BEGINNING_FRAMES), BEGINNING_FRAMES);

    // 648 people are labelled, and those far away are not
    assertThat(people("reference")).isBetween(490L, 1_100L);
    assertThat(people("classic")).isBetween(210L, 1_400L);
  }

  @Tag("slow") // every build analyzes the beginning, encoded anew
  @Test
  void findsPeopleInRealFootageWithBothAnalyzers() throws Exception {
    analyzeWithBoth(RealFiles.require(FOOTAGE), FOOTAGE_FRAMES);

    // 4,650 people are labelled, and those far away are not
    assertThat(people("reference")).isBetween(3_500L, 8_000L);
    assertThat(people("classic")).isBetween(1_500L, 10_000L);
  }

  /** Analyzes footage into the folders {@code reference} and {@code classic}. */
  private void analyzeWithBoth(Path footage, int frameCount) throws Exception {
    String model = RealFiles.require("models/yolox_nano.onnx").toString();
    try (Program adding = Program.run(temporary, "models", "add", model, "--to", "yolox-nano")) {
      assertThat(adding.exitCode()).as(adding.err()).isZero();
    }
    try (Program reference =
        Program.run(
            temporary,
            "analyze",
            footage.toString(),
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
            footage.toString(),
            "--plugin",
            "nunchi.classic",
            "--no-video",
            "--out",
            "classic")) {
      assertThat(classic.exitCode()).as(classic.err()).isZero();
    }
    for (String run : List.of("reference", "classic")) {
      JsonNode frames = summary(run).get("frames");
      assertThat(frames.get("read").asLong()).isEqualTo(frameCount);
      assertThat(frames.get("analyzed").asLong() + frames.get("dropped").asLong())
          .isEqualTo(frameCount);
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
    try (Stream<String> lines = Files.lines(results(run))) {
      return lines.map(JsonMapper.shared()::readTree).toList();
    }
  }

  private JsonNode summary(String run) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(temporary.resolve(run).resolve("summary.json")));
  }
}
