package io.nunchi.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.models.internal.testing.ToolRun;
import io.nunchi.reference.internal.testing.BrightnessModel;
import io.nunchi.reference.internal.testing.DataFolder;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InitCommandTest {

  @TempDir private Path folder;

  private ToolRun init(byte[] model, String... more) throws IOException {
    Path file = Files.write(folder.resolve("Some Model.onnx"), model);
    return init(file, more);
  }

  private ToolRun init(Path file, String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of("init", file.toString(), "--to", manifest().toString(), "--json"),
                Stream.of(more))
            .toArray(String[]::new);
    return ToolRun.of(arguments);
  }

  private Path manifest() {
    return folder.resolve("draft.json");
  }

  private ObjectNode written() {
    return (ObjectNode) new JsonMapper().readTree(manifest().toFile());
  }

  @Test
  void writesThroughNoLink() throws Exception {
    Path model = Files.write(folder.resolve("model.onnx"), TinyModels.yoloxOnThreeGrids());
    Path cache = Files.writeString(folder.resolve("cache"), "another model");
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(target.resolve("model.onnx"), cache);
    Files.createSymbolicLink(target.resolve("model.json"), folder.resolve("nowhere"));
    String[] init = {"init", model.toString(), "--to", target.toString()};
    assertThat(ToolRun.of(init).err()).contains("NUN-5022", "model.json");

    String[] replace = {"init", model.toString(), "--to", target.toString(), "--replace"};
    assertThat(ToolRun.of(replace).exitCode()).isZero();
    assertThat(cache).hasContent("another model");
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(target.resolve("model.onnx")).hasSameBinaryContentAs(model);
  }

  private static List<String> questions(ToolRun run) {
    return StreamSupport.stream(run.json().path("questions").spliterator(), false)
        .map(question -> question.path("where").stringValue())
        .toList();
  }

  @Test
  void readsAModelThatTakesSeveralPicturesAsIfItTookOne() throws Exception {
    ToolRun run = init(BrightnessModel.sound(2));
    assertThat(run.exitCode()).describedAs(run.out() + run.err()).isZero();
    assertThat(run.json().path("candidates").path(0).path("fits").stringValue()).isEqualTo("yes");
    assertThat(run.json().path("remarks").toString()).contains("takes 2 pictures at once");
  }

  @Test
  void writesWhatIsCertainAndAsksForTheRest() throws Exception {
    ToolRun run = init(TinyModels.yoloxOnThreeGrids());
    assertThat(run.exitCode()).describedAs(run.out() + run.err()).isZero();
    ObjectNode manifest = written();
    assertThat(manifest.path("id").stringValue()).isEqualTo("some-model");
    assertThat(manifest.path("file").stringValue()).isEqualTo("Some Model.onnx");
    assertThat(manifest.path("sha256").stringValue()).hasSize(64);
    assertThat(manifest.path("input").path("layout").stringValue()).isEqualTo("NCHW");
    assertThat(manifest.path("input").path("width").intValue()).isEqualTo(64);
    assertThat(manifest.path("output").path("decoder").stringValue()).isEqualTo("yolox");
    assertThat(questions(run))
        .containsExactlyInAnyOrder(
            "model.json $.preprocessing.colorOrder",
            "model.json $.preprocessing.resize",
            "model.json $.preprocessing.scale",
            "model.json $.labels",
            "model.json $.licence",
            "model.json $.origin");
  }

  @Test
  void theDraftIsRefusedUntilEveryQuestionIsAnswered() throws Exception {
    Path model = folder.resolve("Some Model.onnx");
    init(TinyModels.yoloxOnThreeGrids());
    Path target = folder.resolve("package");
    String[] add = {
      "add", model.toString(), "--manifest", manifest().toString(), "--to", target.toString()
    };
    ToolRun refused = ToolRun.of(add);
    assertThat(refused.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(refused.err())
        .contains("NUN-5030", "$.preprocessing.colorOrder", "BGR or RGB", "$.licence");
    ObjectNode manifest = written();
    manifest.withObject("/preprocessing").put("colorOrder", "BGR").put("scale", 1);
    manifest.withObject("/preprocessing").put("resize", "letterboxTopLeft").put("padValue", 114);
    manifest.putArray("labels").add("person").add("car");
    manifest.put("licence", "Apache-2.0").put("origin", "a test");
    Files.writeString(manifest(), manifest.toString());
    ToolRun added = ToolRun.of(add);
    assertThat(added.exitCode()).describedAs(added.err()).isZero();
    assertThat(added.out()).contains("unproven", "nunchi models probe " + target);
    assertThat(ToolRun.of("verify", target.toString()).exitCode()).isEqualTo(ToolCommand.UNPROVEN);
  }

  @Test
  void concludesFromTheNumbersWhetherBoxesAreDecoded() throws Exception {
    float[] cells = TinyModels.cellsOfThreeGrids();
    for (int i = 0; i < cells.length; i += TinyModels.ROW) {
      cells[i] = i % TinyModels.SIZE;
    }
    init(TinyModels.yoloxOnThreeGrids(cells));
    assertThat(written().path("output").path("decoded").booleanValue()).isTrue();
    Files.delete(manifest());
    init(TinyModels.yoloxOnThreeGrids());
    assertThat(written().path("output").path("decoded").booleanValue()).isFalse();
  }

  @Test
  void recognisesLabelsBoxesScoresAndItsExtraInput() throws Exception {
    ToolRun run =
        init(
            TinyModels.labelsBoxesScores(
                new long[] {0, 1, 1},
                new float[] {1, 2, 30, 40, 1, 2, 30, 40, 1, 2, 30, 40},
                new float[] {0.1f, 0.2f, 0.3f}));
    assertThat(run.json().path("candidates").path(0).path("fits").stringValue()).isEqualTo("yes");
    ObjectNode manifest = written();
    assertThat(manifest.path("output").path("decoder").stringValue())
        .isEqualTo("labels-boxes-scores");
    assertThat(manifest.path("output").path("queries").intValue()).isEqualTo(3);
    assertThat(manifest.path("output").path("boxUnit").stringValue()).isEqualTo("pixels");
    assertThat(manifest.path("extraInputs").path(0).path("content").stringValue())
        .isEqualTo("inputWidthHeight");
    assertThat(manifest.path("nms").path("mode").stringValue()).isEqualTo("none");
  }

  @Test
  void takesLabelsFromAFileAndRanksByTheirNumber() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "person\ncar\n");
    ToolRun run = init(TinyModels.yoloxOnThreeGrids(), "--labels", labels.toString());
    assertThat(written().path("labels").size()).isEqualTo(2);
    assertThat(run.json().path("candidates").path(0).path("reason").stringValue())
        .contains("and there are 2 labels");
    assertThat(questions(run)).doesNotContain("model.json $.labels");
  }

  /** A classifier of three labels that runs at any size. */
  private static TinyOnnx ofOpenSize() {
    return new TinyOnnx()
        .input("images", TinyOnnx.FLOAT, 1, 3, -1, -1)
        .output("scores", TinyOnnx.FLOAT, 1, 3)
        .meanOfChannels("scores", "images");
  }

  @Test
  void asksForTheSizeThatAModelLeavesOpen() throws Exception {
    ToolRun run = init(ofOpenSize().toBytes());
    assertThat(run.exitCode()).describedAs(run.out() + run.err()).isZero();
    assertThat(questions(run)).contains("model.json $.input.width", "model.json $.input.height");
    assertThat(written().path("input").path("width").stringValue()).contains("640 x 640");
  }

  @Test
  void findsTheSizeAtWhichTheOutputsMeanSomething() throws Exception {
    byte[] model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, -1, 3, -1, -1)
            .output("output0", TinyOnnx.FLOAT, -1, 6, -1)
            .floats("cells", new float[6 * 84], 1, 6, 84)
            .mean("mean", "images")
            .node("Add", "output0", "cells", "mean")
            .toBytes();
    ToolRun run = init(model);
    assertThat(run.exitCode()).describedAs(run.out()).isZero();
    assertThat(written().path("output").path("decoder").stringValue()).isEqualTo("yolov8");
    assertThat(written().path("input").path("width").stringValue()).contains("64 x 64");
    assertThat(init(model, "--replace", "--size", "64x64").exitCode()).isZero();
    assertThat(written().path("input").path("width").intValue()).isEqualTo(64);
  }

  @Test
  void takesTheSizeFromTheCommandLineOrFromTheExporter() throws Exception {
    byte[] told = ofOpenSize().metadata("imgsz", "[384, 512]").toBytes();
    ToolRun run = init(told);
    assertThat(questions(run)).doesNotContain("model.json $.input.width");
    assertThat(written().path("input").path("width").intValue()).isEqualTo(512);
    assertThat(written().path("input").path("height").intValue()).isEqualTo(384);
    init(told, "--replace", "--size", "320x192");
    assertThat(written().path("input").path("width").intValue()).isEqualTo(320);
    assertThat(written().path("input").path("height").intValue()).isEqualTo(192);
  }

  @Test
  void refusesASizeThatIsNoneOrNotTheModels() throws Exception {
    assertThat(init(ofOpenSize().toBytes(), "--size", "big").exitCode()).isEqualTo(2);
    ToolRun run = init(TinyModels.yoloxOnThreeGrids(), "--size", "320x320");
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(run.out()).contains("NUN-5025", "64x64");
    assertThat(manifest()).doesNotExist();
  }

  @Test
  void refusesAModelWhoseOutputsNoDecoderReads() throws Exception {
    byte[] model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 32, 32)
            .output("output", TinyOnnx.FLOAT)
            .mean("output", "images")
            .toBytes();
    ToolRun run = init(model);
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(run.out()).contains("NUN-5024", "output FLOAT []");
    assertThat(manifest()).doesNotExist();
  }

  @Test
  void writesBesideTheModelUnlessToldWhere() throws Exception {
    Path file = Files.write(folder.resolve("Some Model.onnx"), TinyModels.yoloxOnThreeGrids());
    assertThat(ToolRun.of("init", file.toString()).exitCode()).isZero();
    assertThat(folder.resolve("Some Model.json")).exists();
  }

  @Test
  void beginsAPackageInADirectory() throws Exception {
    byte[] model = TinyModels.yoloxOnThreeGrids();
    Path file = Files.write(folder.resolve("모델 (1).onnx"), model);
    Path target = folder.resolve("models/camera");
    String[] init = {"init", file.toString(), "--to", target.toString()};
    assertThat(ToolRun.of(init).exitCode()).isZero();
    assertThat(target.resolve("model.onnx")).hasBinaryContent(model);
    JsonNode manifest = new JsonMapper().readTree(target.resolve("model.json").toFile());
    assertThat(manifest.path("file").stringValue()).isEqualTo("model.onnx");
    assertThat(ToolRun.of(init).err()).contains("NUN-5022", "--replace");
  }

  @Test
  void takesTermsAndOriginFromTheCommandLine() throws Exception {
    ToolRun run =
        init(TinyModels.yoloxOnThreeGrids(), "--licence", "Apache-2.0", "--origin", "a test");
    assertThat(questions(run)).doesNotContain("model.json $.licence", "model.json $.origin");
    assertThat(written().path("licence").stringValue()).isEqualTo("Apache-2.0");
    assertThat(written().path("origin").stringValue()).isEqualTo("a test");
  }

  @Test
  void doesNotHoldItAgainstADecoderThatItsOutputsDoNotTellHowManyLabelsThereAre() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "person\ncar\n");
    ToolRun run =
        init(
            TinyModels.labelsBoxesScores(
                new long[] {0}, new float[] {1, 2, 30, 40}, new float[] {0.1f}),
            "--labels",
            labels.toString());
    assertThat(run.json().path("candidates").path(0).path("reason").stringValue())
        .doesNotContain("but there are 2 labels");
  }

  @Test
  void prefersTheFirstOutputWhereNoDecoderReadsAll() throws Exception {
    byte[] model =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, 1, 3, 64, 64)
            .output("output0", TinyOnnx.FLOAT, 1, 6, 84)
            .output("output1", TinyOnnx.FLOAT, 1, 32, 16, 16)
            .floats("cells", new float[6 * 84], 1, 6, 84)
            .floats("features", new float[32 * 16 * 16], 1, 32, 16, 16)
            .mean("mean", "images")
            .node("Add", "output0", "cells", "mean")
            .node("Add", "output1", "features", "mean")
            .toBytes();
    ToolRun run = init(model);
    assertThat(written().path("output").path("decoder").asString())
        .describedAs(run.out())
        .isEqualTo("yolov8");
  }

  @Test
  void writesLabelsWithGapsByNumber() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "???\nperson\n");
    init(TinyModels.yoloxOnThreeGrids(), "--labels", labels.toString());
    assertThat(written().path("labels").toString()).isEqualTo("{\"1\":\"person\"}");
  }

  @Test
  void setsTheThresholdsThatAreUsualForTheDecoder() throws Exception {
    init(TinyModels.yoloxOnThreeGrids());
    assertThat(written().path("thresholds").path("confidence").doubleValue()).isEqualTo(0.3);
    assertThat(written().path("nms").path("iou").doubleValue()).isEqualTo(0.65);
    init(
        TinyModels.labelsBoxesScores(
            new long[] {0}, new float[] {1, 2, 30, 40}, new float[] {0.1f}),
        "--replace");
    assertThat(written().path("thresholds").path("confidence").doubleValue()).isEqualTo(0.4);
    assertThat(written().path("nms").has("iou")).isFalse();
  }

  @Test
  void saysThatAModelAnswersWithNaN() throws Exception {
    float[] cells = TinyModels.cellsOfThreeGrids();
    cells[3] = Float.NaN;
    ToolRun run = init(TinyModels.yoloxOnThreeGrids(cells));
    assertThat(run.json().path("remarks").toString()).contains("may be broken");
  }

  @Test
  void refusesAModelThatTakesNoPicture() throws Exception {
    byte[] model =
        new TinyOnnx()
            .input("words", TinyOnnx.INT64, 1, 10)
            .output("output", TinyOnnx.INT64, 1, 10)
            .node("Identity", "output", "words")
            .toBytes();
    ToolRun run = init(model);
    assertThat(run.exitCode()).isEqualTo(ToolCommand.REFUSED);
    assertThat(run.out()).contains("NUN-5017", "words INT64 [1, 10]");
    assertThat(manifest()).doesNotExist();
  }

  @Test
  void refusesExternalDataAndWhatIsNoModel() throws Exception {
    assertThat(init(TinyModels.external("/etc/passwd")).out()).contains("NUN-5013");
    assertThat(init(new byte[] {1, 2, 3}).out()).contains("NUN-5014");
  }

  @Test
  void neverOverwritesAManifestUnasked() throws Exception {
    Files.writeString(manifest(), "mine");
    assertThat(init(TinyModels.yoloxOnThreeGrids()).out()).contains("NUN-5022", "--replace");
    assertThat(manifest()).hasContent("mine");
    assertThat(init(TinyModels.yoloxOnThreeGrids(), "--replace").exitCode()).isZero();
    assertThat(written().path("id").stringValue()).isEqualTo("some-model");
  }

  @ParameterizedTest
  @CsvSource({
    "yolox_nano.onnx, yolox, 80",
    "light_person_detector.onnx, yolox, 1",
    "deimv2_femto_coco.onnx, labels-boxes-scores, 0",
    "nanodet_m_416.onnx, nanodet, 80",
    "fastestdet_352.onnx, fastestdet, 80",
    "ultraface_rfb_320.onnx, scores-boxes, 1",
    "yunet_n_320_320.onnx, yunet, 1",
    "person-reidentification-retail-0288.onnx, embedding, 1"
  })
  void ranksTheRightLayoutOfRealModelsFirst(String file, String decoder, int labels) {
    ToolRun run = init(DataFolder.require("models/" + file));
    assertThat(run.exitCode()).describedAs(run.out()).isZero();
    JsonNode first = run.json().path("candidates").path(0);
    assertThat(first.path("output").path("decoder").stringValue())
        .describedAs(run.out())
        .isEqualTo(decoder);
    if (labels > 1) {
      assertThat(first.path("reason").stringValue()).contains(String.valueOf(labels));
    }
  }
}
