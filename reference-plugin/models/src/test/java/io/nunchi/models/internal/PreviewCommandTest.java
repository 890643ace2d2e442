package io.nunchi.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.models.internal.testing.ToolRun;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code models preview} and {@code models probe}, on a model that finds what is red. */
class PreviewCommandTest {

  private static final float[] CELLS =
      TinyModels.cell(TinyModels.noCells(), 5, 0.5f, 0.5f, 0, 0, 0, 1, 0);

  @TempDir private Path folder;

  private Path draft;
  private Path picture;

  /** The confidence of its only cell is the mean of the first channel, from 0 to 1. */
  private static byte[] findingTheFirstChannel() {
    float[] factors = new float[CELLS.length];
    factors[5 * TinyModels.ROW + 4] = 1;
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, TinyModels.SIZE, TinyModels.SIZE)
        .output("output", TinyOnnx.FLOAT, 1, CELLS.length / TinyModels.ROW, TinyModels.ROW)
        .floats("cells", CELLS, 1, CELLS.length / TinyModels.ROW, TinyModels.ROW)
        .floats("factors", factors, 1, CELLS.length / TinyModels.ROW, TinyModels.ROW)
        .floats("first", new float[] {1, 0, 0}, 3)
        .meanOfChannels("means", "images")
        .node("Mul", "firstMean", "means", "first")
        .greatest("mean", "firstMean", 1)
        .node("Mul", "confidence", "factors", "mean")
        .node("Add", "output", "cells", "confidence")
        .toBytes();
  }

  @BeforeEach
  void writeDraft() throws IOException {
    draft =
        TestPackages.write(
            folder.resolve("draft"),
            findingTheFirstChannel(),
            TestPackages.yoloxManifest(),
            manifest -> {
              ObjectNode preprocessing = manifest.putObject("preprocessing");
              preprocessing.put("colorOrder", "? which").put("resize", "stretch");
              preprocessing.put("scale", "? which");
              manifest.put("licence", "? which");
            });
    BufferedImage red = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = red.createGraphics();
    graphics.setColor(new Color(204, 0, 0));
    graphics.fillRect(0, 0, 64, 48);
    graphics.dispose();
    picture = folder.resolve("red.png");
    ImageIO.write(red, "png", picture.toFile());
  }

  private ToolRun run(String command, String... more) {
    return ToolRun.of(
        Stream.concat(
                Stream.of(command, draft.toString(), "--image", picture.toString(), "--json"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<JsonNode> variants() {
    ToolRun run = run("preview");
    assertThat(run.exitCode()).describedAs(run.out() + run.err()).isZero();
    return StreamSupport.stream(run.json().path("variants").spliterator(), false).toList();
  }

  private static List<String> finding(List<JsonNode> variants) {
    return variants.stream()
        .filter(variant -> variant.path("detections").intValue() > 0)
        .map(variant -> variant.path("name").stringValue())
        .toList();
  }

  private String number(String name) {
    return variants().stream()
        .filter(variant -> variant.path("name").stringValue().equals(name))
        .findFirst()
        .orElseThrow()
        .path("number")
        .asString();
  }

  private JsonNode manifest() {
    return new JsonMapper().readTree(draft.resolve("model.json").toFile());
  }

  @Test
  void drawsWhatEachAnswerFinds() throws Exception {
    List<JsonNode> variants = variants();
    assertThat(variants.get(0).path("usual").booleanValue()).isTrue();
    assertThat(run("preview").err()).doesNotContain("NUN-5203");
    assertThat(finding(variants)).contains("RGB, 0 to 1").doesNotContain("BGR, 0 to 1");
    BufferedImage sheet = ImageIO.read(draft.resolve("preview.png").toFile());
    assertThat(sheet.getWidth()).isGreaterThan(480);
    assertThat(manifest().path("preprocessing").path("colorOrder").stringValue()).startsWith("?");
  }

  @Test
  void makesTheProbeOfTheChosenVariant() throws Exception {
    ToolRun run = run("probe", "--variant", number("RGB, 0 to 1"));
    assertThat(run.exitCode()).describedAs(run.out() + run.err()).isZero();
    assertThat(run.json().path("questions").toString()).contains("$.licence");
    ObjectNode manifest = (ObjectNode) manifest();
    assertThat(manifest.path("preprocessing").path("colorOrder").stringValue()).isEqualTo("RGB");
    assertThat(manifest.path("probe").path("expected").size()).isEqualTo(1);
    Files.writeString(
        draft.resolve("model.json"), manifest.put("licence", "Apache-2.0").toString());
    ToolRun verified = ToolRun.of("verify", draft.toString());
    assertThat(verified.exitCode()).describedAs(verified.out()).isZero();
    manifest.withObject("/preprocessing").put("colorOrder", "BGR");
    Files.writeString(draft.resolve("model.json"), manifest.toString());
    assertThat(ToolRun.of("verify", draft.toString()).out()).contains("NUN-5020");
  }

  @Test
  void theManifestKeepsItsPermissions() throws Exception {
    Set<PosixFilePermission> shared = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(draft.resolve("model.json"), shared);

    assertThat(run("probe", "--variant", number("RGB, 0 to 1")).exitCode()).isZero();

    assertThat(Files.getPosixFilePermissions(draft.resolve("model.json"))).isEqualTo(shared);
  }

  @Test
  void aProbeReplacesItsOwnPictureAndNoOther() throws Exception {
    Path cache = Files.writeString(folder.resolve("cache"), "another picture");
    Files.createSymbolicLink(draft.resolve("probe.png"), cache);
    String variant = number("RGB, 0 to 1");
    assertThat(run("probe", "--variant", variant).exitCode()).isZero();
    assertThat(cache).hasContent("another picture");
    assertThat(manifest().path("probe").path("image").stringValue()).isEqualTo("probe-2.png");

    Files.writeString(draft.resolve("probe-2.png"), "an old picture");
    assertThat(run("probe").exitCode()).isZero();
    assertThat(draft.resolve("probe-2.png")).hasSameBinaryContentAs(picture);
    assertThat(draft.resolve("probe-3.png")).doesNotExist();
  }

  @Test
  void aSheetReplacesNothingThatItIsDrawnFrom() throws Exception {
    byte[] before = Files.readAllBytes(picture);
    for (Path source : List.of(picture, draft.resolve("model.json"))) {
      ToolRun run = run("preview", "--out", source.toString());
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.out()).contains("NUN-5022", source.toString());
    }
    assertThat(picture).hasBinaryContent(before);
    assertThat(manifest().path("licence").stringValue()).startsWith("?");
  }

  @Test
  void aVariantMustBeChosenAndFindSomething() throws Exception {
    assertThat(run("probe").out()).contains("NUN-5028", "no number");
    assertThat(run("probe", "--variant", "99").out()).contains("NUN-5028", "99");
    assertThat(run("probe", "--variant", number("BGR, 0 to 1")).out()).contains("NUN-5029");
    assertThat(manifest().has("probe")).isFalse();
  }

  @Test
  void refusesWhatNoVariantAnswersAndWhatIsNoPicture() throws Exception {
    ObjectNode manifest = (ObjectNode) manifest();
    manifest.withObject("/input").put("width", "? which");
    Files.writeString(draft.resolve("model.json"), manifest.toString());
    assertThat(run("preview").out()).contains("NUN-5030", "$.input.width");
    Files.writeString(picture, "no picture");
    assertThat(run("preview").out()).contains("NUN-5027");
  }

  @Test
  void readsAManifestBesideItsModel() throws Exception {
    Path own = Files.move(draft.resolve("model.json"), draft.resolve("own.json"));
    ToolRun run = ToolRun.of("preview", own.toString(), "--image", picture.toString(), "--json");
    assertThat(run.exitCode()).describedAs(run.out()).isZero();
    assertThat(draft.resolve("own-preview.png")).exists();
    assertThat(variants()).hasSize(8);
  }

  @Test
  void takesAManifestAndItsModelOfAnyName() throws Exception {
    Path model = Files.write(folder.resolve("모델.onnx"), TinyModels.yoloxOnThreeGrids());
    assertThat(ToolRun.of("init", model.toString()).exitCode()).isZero();
    Path own = folder.resolve("모델.json");
    ToolRun run = ToolRun.of("preview", own.toString(), "--image", picture.toString(), "--json");
    assertThat(run.exitCode()).describedAs(run.out()).isZero();
    assertThat(folder.resolve("preview.png")).exists();
  }

  @Test
  void readsNoFileOutsideThePackage() throws Exception {
    ObjectNode manifest = (ObjectNode) manifest();
    manifest.put("file", "../red.png");
    Files.writeString(draft.resolve("model.json"), manifest.toString());
    assertThat(run("preview").out()).contains("NUN-5007", "$.file");
  }
}
