package io.nunchi.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ModelsToolTest {

  private static final byte[] MODEL = TinyModels.yolox(TinyModels.noCells());

  private static final int REFUSED = 4;

  @TempDir private Path folder;
  private Path model = Path.of("");
  private Path manifest = Path.of("");
  private Path target = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeModel() throws IOException {
    model = Files.write(folder.resolve("tiny.onnx"), MODEL);
    manifest = folder.resolve("my-model.json");
    target = folder.resolve("packages/tiny");
    ObjectNode draft = TestPackages.yoloxManifest();
    draft.remove("file");
    Files.writeString(manifest, draft.toString());
  }

  private int run(String... arguments) {
    return new ModelsTool().run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int add(String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "add",
                    model.toString(),
                    "--manifest",
                    manifest.toString(),
                    "--to",
                    target.toString()),
                Stream.of(more))
            .toList();
    return run(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Path file) {
    return new JsonMapper().readTree(file.toFile());
  }

  private List<String> leftBeside() throws IOException {
    if (!Files.exists(folder.resolve("packages"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("packages"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void isFoundAsAToolByItsName() {
    assertThat(ServiceLoader.load(ToolProvider.class).stream().map(ServiceLoader.Provider::get))
        .filteredOn(tool -> tool.name().equals("models"))
        .singleElement()
        .isInstanceOf(ModelsTool.class);
  }

  @Test
  void makesAPackageAndFillsInFileAndDigest() throws Exception {
    assertThat(add()).describedAs(err.toString()).isZero();
    assertThat(target.resolve("tiny.onnx")).hasBinaryContent(MODEL);
    assertThat(json(target.resolve("model.json")).path("file").stringValue())
        .isEqualTo("tiny.onnx");
    assertThat(json(target.resolve("model.json")).path("sha256").stringValue()).hasSize(64);
    assertThat(out.toString()).contains("tiny-yolox", "runs on   cpu");
    assertThat(leftBeside()).containsExactly("tiny");
  }

  @Test
  void printsJson() {
    assertThat(add("--json")).isZero();
    JsonNode printed = new JsonMapper().readTree(out.toString());
    assertThat(printed.path("added").booleanValue()).isTrue();
    assertThat(printed.path("id").stringValue()).isEqualTo("tiny-yolox");
    assertThat(printed.path("knownModel").booleanValue()).isFalse();
  }

  @Test
  void leavesNothingBehindWhenTheModelIsRefused() throws Exception {
    Files.write(model, TinyModels.yoloxOfAnotherShape());
    assertThat(add()).isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5202", "[1, 40, 7]");
    assertThat(leftBeside()).isEmpty();
  }

  @Test
  void asksForNoManifestOfAFileThatIsNoModel() throws Exception {
    Files.writeString(model, "this is a text");
    assertThat(run("add", model.toString(), "--to", target.toString())).isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5014").doesNotContain("NUN-5021", "--manifest");
    assertThat(leftBeside()).isEmpty();
  }

  @Test
  void printsProblemsAsJson() throws Exception {
    Files.write(model, new byte[] {1, 2, 3});
    assertThat(add("--json")).isEqualTo(REFUSED);
    JsonNode printed = new JsonMapper().readTree(out.toString());
    assertThat(printed.path("added").booleanValue()).isFalse();
    assertThat(printed.path("problems").path(0).path("code").stringValue()).isEqualTo("NUN-5014");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void asksForAManifestOfAnUnknownModel() {
    assertThat(run("add", model.toString(), "--to", target.toString())).isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5021", "--manifest FILE");
  }

  @Test
  void refusesAManifestOfAnotherFile() throws Exception {
    Files.writeString(
        manifest, TestPackages.yoloxManifest().put("sha256", "0".repeat(64)).toString());
    assertThat(add()).isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5012", "0".repeat(64));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(run("add", folder.resolve("no.onnx").toString(), "--to", target.toString()))
        .isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5023", "no.onnx");
  }

  @Test
  void replacesAPackageOnlyWhenAsked() throws Exception {
    assertThat(add()).isZero();
    Files.writeString(target.resolve("old.txt"), "old");
    assertThat(add()).isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5022", "--replace");
    assertThat(target.resolve("old.txt")).exists();
    assertThat(add("--replace")).isZero();
    assertThat(target.resolve("old.txt")).doesNotExist();
    assertThat(leftBeside()).containsExactly("tiny");
  }

  @Test
  void keepsThePackageWhenItsReplacementIsRefused() throws Exception {
    assertThat(add()).isZero();
    Files.write(model, TinyModels.yoloxOfAnotherShape());
    assertThat(add("--replace")).isEqualTo(REFUSED);
    assertThat(target.resolve("tiny.onnx")).hasBinaryContent(MODEL);
    assertThat(leftBeside()).containsExactly("tiny");
  }

  @Test
  void neverReplacesADirectoryThatIsNoPackage() throws Exception {
    Files.createDirectories(target);
    Files.writeString(target.resolve("diary.txt"), "dear");
    assertThat(add("--replace")).isEqualTo(REFUSED);
    assertThat(err.toString()).contains("NUN-5022", "no model package");
    assertThat(target.resolve("diary.txt")).exists();
  }

  @Test
  void usesAnEmptyDirectory() throws Exception {
    Files.createDirectories(target);
    assertThat(add()).isZero();
    assertThat(leftBeside()).containsExactly("tiny");
  }

  @Test
  void wrongUsageHasItsOwnExitCode() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("add")).isEqualTo(2);
    assertThat(run("remove")).isEqualTo(2);
    assertThat(add("--colour")).isEqualTo(2);
  }

  @Test
  void helpDocumentsTheExitCodes() {
    assertThat(run("add", "--help")).isZero();
    assertThat(out.toString())
        .contains("--manifest", "--to", "--replace", "--json", "Exit codes:", "wrong usage");
  }
}
