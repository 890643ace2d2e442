package io.nunchi.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.models.internal.testing.ToolRun;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.testing.ProbedModel;
import io.nunchi.reference.internal.testing.RawZip;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class VerifyCommandTest {

  private static final byte[] MODEL = TinyModels.yolox(TinyModels.noCells());

  @TempDir private Path folder;

  private Path good() throws IOException {
    return TestPackages.write(folder.resolve("package"), MODEL, TestPackages.yoloxManifest());
  }

  /** Finds nothing, and divides by the picture's mean, which black has not. */
  private static byte[] dividingByTheMean() {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, TinyModels.SIZE, TinyModels.SIZE)
        .output("output", TinyOnnx.FLOAT, 1, TinyModels.CELLS, TinyModels.ROW)
        .floats("cells", TinyModels.noCells(), 1, TinyModels.CELLS, TinyModels.ROW)
        .mean("mean", "images")
        .node("Div", "one", "mean", "mean")
        .node("Mul", "output", "cells", "one")
        .toBytes();
  }

  private static String stateOf(String check, JsonNode report) {
    return StreamSupport.stream(report.path("checks").spliterator(), false)
        .filter(node -> node.path("name").stringValue().equals(check))
        .map(node -> node.path("state").stringValue())
        .findFirst()
        .orElse("no such check");
  }

  @Test
  void passesAGoodDirectoryAndSaysThatThereIsNoProbe() throws Exception {
    ToolRun run = ToolRun.of("verify", good().toString());
    assertThat(run.exitCode()).describedAs(run.err()).isEqualTo(ToolCommand.UNPROVEN);
    assertThat(run.out())
        .contains("pass     package", "pass     model", "none     probe", "pass     noise")
        .contains("pass     black", "pass     white", "pass     flat", "pass     checkered")
        .contains("unproven: the package can be used", "nunchi models probe");
  }

  @Test
  void verifiesAPackageWithAProbe() throws Exception {
    ToolRun run = ToolRun.of("verify", ProbedModel.write(folder, "person", 0.25).toString());
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.out()).contains("pass     probe", "verified: the package can be used");
    assertThat(
            ToolRun.of("verify", "--json", folder.toString())
                .json()
                .path("verified")
                .booleanValue())
        .isTrue();
  }

  @Test
  void readsAGoodZip() throws Exception {
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest.put("sha256", Digests.sha256(ByteBuffer.wrap(MODEL)));
    byte[] zip =
        new RawZip()
            .add("model.json", manifest.toString().getBytes(StandardCharsets.UTF_8))
            .add("model.onnx", MODEL)
            .toBytes();
    Path file = Files.write(folder.resolve("package.zip"), zip);
    JsonNode report = ToolRun.of("verify", file.toString(), "--json").json();
    assertThat(report.path("verdict").stringValue()).isEqualTo("unproven");
    assertThat(report.path("verified").booleanValue()).isFalse();
  }

  @Test
  void saysEveryReasonOfAWrongManifest() throws Exception {
    Path wrong =
        TestPackages.write(
            folder,
            MODEL,
            TestPackages.yoloxManifest(),
            manifest -> manifest.put("colour", "red").remove("licence"));
    ToolRun run = ToolRun.of("verify", wrong.toString());
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(run.out())
        .contains("fail     package", "skipped  model", "skipped  noise", "refused")
        .contains("NUN-5005", "$.colour", "NUN-5006", "$.licence");
  }

  @Test
  void saysThatTheLabelsDoNotFit() throws Exception {
    Path wrong =
        TestPackages.write(
            folder,
            MODEL,
            TestPackages.yoloxManifest(),
            manifest -> manifest.withArray("/labels").add("bus"));
    ToolRun run = ToolRun.of("verify", wrong.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(run.json().path("verified").booleanValue()).isFalse();
    assertThat(stateOf("package", run.json())).isEqualTo("pass");
    assertThat(stateOf("model", run.json())).isEqualTo("fail");
    assertThat(run.json().path("problems").path(0).path("expected").stringValue())
        .contains("3 labels");
    assertThat(run.json().path("problems").path(0).path("found").stringValue())
        .contains("[1, 20, 7]");
  }

  @Test
  void findsTheFrameThatProvokesNaNAndGoesOnWithTheOthers() throws Exception {
    Path broken = TestPackages.write(folder, dividingByTheMean(), TestPackages.yoloxManifest());
    ToolRun run = ToolRun.of("verify", broken.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(stateOf("probe", run.json())).isEqualTo("none");
    assertThat(stateOf("noise", run.json())).isEqualTo("pass");
    assertThat(stateOf("black", run.json())).isEqualTo("fail");
    assertThat(stateOf("white", run.json())).isEqualTo("pass");
    assertThat(run.json().path("problems").path(0).path("code").stringValue())
        .isEqualTo("NUN-5203");
  }

  @Test
  void countsWhatItFindsInNoise() throws Exception {
    byte[] model =
        TinyModels.yolox(TinyModels.cell(TinyModels.noCells(), 5, 0, 0, 0, 0, 1, 0.9f, 0));
    Path made = TestPackages.write(folder, model, TestPackages.yoloxManifest());
    assertThat(ToolRun.of("verify", made.toString()).out()).containsPattern("noise +1 detection\n");
  }

  @Test
  void listsPackagesAndWhyOneCannotBeUsed() throws Exception {
    good();
    Path broken = TestPackages.write(folder.resolve("x"), MODEL, TestPackages.yoloxManifest());
    Files.delete(broken.resolve("model.onnx"));
    Files.createDirectory(folder.resolve("no-package"));
    ToolRun run = ToolRun.of("list", folder.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("tiny-yolox", "REFUSED", "NUN-5010")
        .doesNotContain("no-package");
    JsonNode models = ToolRun.of("list", folder.toString(), "--json").json().path("models");
    assertThat(models.size()).isEqualTo(2);
    assertThat(models.path(0).path("usable").booleanValue()).isTrue();
    assertThat(models.path(1).path("usable").booleanValue()).isFalse();
  }

  @Test
  void listsTheKnownModels() {
    assertThat(ToolRun.of("list").out()).contains("yolox-nano", "Apache-2.0");
  }

  @Test
  void showsAManifestWithItsDefaults() throws Exception {
    ToolRun run = ToolRun.of("show", good().toString());
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "tiny-yolox",
            "letterboxTopLeft",
            "output [1, 20, 7]",
            "2: person, car",
            "IoU 0.5",
            "at most 100");
    assertThat(ToolRun.of("show", good().toString(), "--json").json().path("decoder").stringValue())
        .isEqualTo("yolox");
  }

  @Test
  void showsNothingOfWhatIsNoPackage() {
    ToolRun run = ToolRun.of("show", folder.resolve("nowhere").toString());
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(run.err()).contains("NUN-5001");
  }
}
