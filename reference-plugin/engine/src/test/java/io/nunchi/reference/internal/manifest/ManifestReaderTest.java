package io.nunchi.reference.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.reference.internal.decode.SuppressionMode;
import io.nunchi.reference.internal.preprocess.ColorOrder;
import io.nunchi.reference.internal.preprocess.Interpolation;
import io.nunchi.reference.internal.preprocess.LetterboxUndo;
import io.nunchi.reference.internal.preprocess.ResizeMode;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ManifestReaderTest {

  private final ManifestReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ManifestReader.class);

  private static ObjectNode good() {
    return TestPackages.yoloxManifest().put("sha256", "0".repeat(64));
  }

  private List<Problem> problems(ObjectNode manifest) {
    return catchThrowableOfType(
            ModelRefusedException.class, () -> reader.read(manifest, "model.json"))
        .problems();
  }

  @Test
  void readsEveryPartAndFillsInDefaults() throws Exception {
    ModelManifest manifest = reader.read(good(), "model.json");
    assertThat(manifest.id()).isEqualTo("tiny-yolox");
    assertThat(manifest.file()).isEqualTo("model.onnx");
    assertThat(manifest.inputName()).isEqualTo("images");
    assertThat(manifest.preprocessing().width()).isEqualTo(64);
    assertThat(manifest.preprocessing().colorOrder()).isEqualTo(ColorOrder.BGR);
    assertThat(manifest.preprocessing().fit().mode()).isEqualTo(ResizeMode.LETTERBOX_TOP_LEFT);
    assertThat(manifest.preprocessing().fit().undo()).isEqualTo(LetterboxUndo.EXACT);
    assertThat(manifest.preprocessing().interpolation()).isEqualTo(Interpolation.LINEAR);
    assertThat(manifest.preprocessing().fit().padValue()).isEqualTo(114);
    assertThat(manifest.preprocessing().pixels().mean()).containsExactly(0f, 0f, 0f);
    assertThat(manifest.preprocessing().pixels().std()).containsExactly(1f, 1f, 1f);
    assertThat(manifest.labels()).containsExactly("person", "car");
    assertThat(manifest.confidence()).isEqualTo(0.3f);
    assertThat(manifest.suppression().mode()).isEqualTo(SuppressionMode.PER_LABEL);
    assertThat(manifest.suppression().maxCandidates()).isEqualTo(1000);
    assertThat(manifest.maxDetections()).isEqualTo(100);
    assertThat(manifest.output().tensors().get(0).shape()).containsExactly(1L, 20L, 7L);
    assertThat(manifest.probe()).isEmpty();
  }

  @Test
  void readsAProbe() throws Exception {
    ObjectNode manifest = good();
    ObjectNode probe = manifest.putObject("probe").put("image", "images/probe.png");
    probe
        .putArray("expected")
        .addObject()
        .put("label", "car")
        .putObject("box")
        .put("left", 0.1)
        .put("top", 0.2)
        .put("width", 0.3)
        .put("height", 0.4);
    Probe read = reader.read(manifest, "model.json").probe().orElseThrow();
    assertThat(read.image()).isEqualTo("images/probe.png");
    assertThat(read.expected().get(0).label()).isEqualTo("car");
    assertThat(read.expected().get(0).minIou()).isEqualTo(0.5f);
  }

  private static Arguments wrong(
      String code, String path, String found, Consumer<ObjectNode> change) {
    return Arguments.of(code, path, found, change);
  }

  static Stream<Arguments> wrongManifests() {
    return Stream.of(
        wrong("NUN-5006", "$.id", "nothing", m -> m.remove("id")),
        wrong("NUN-5007", "$.id", "Tiny Model", m -> m.put("id", "Tiny Model")),
        wrong("NUN-5007", "$.id", "7", m -> m.put("id", 7)),
        wrong("NUN-5007", "$.name", "\" \"", m -> m.put("name", " ")),
        wrong("NUN-5007", "$.file", "../model.onnx", m -> m.put("file", "../model.onnx")),
        wrong("NUN-5007", "$.file", "/etc/passwd", m -> m.put("file", "/etc/passwd")),
        wrong("NUN-5007", "$.file", "a\\b", m -> m.put("file", "a\\b")),
        wrong("NUN-5007", "$.sha256", "abc", m -> m.put("sha256", "abc")),
        wrong("NUN-5006", "$.sha256", "nothing", m -> m.remove("sha256")),
        wrong("NUN-5006", "$.input", "nothing", m -> m.remove("input")),
        wrong("NUN-5007", "$.input", "[]", m -> m.putArray("input")),
        wrong("NUN-5007", "$.input.width", "0", m -> m.withObject("/input").put("width", 0)),
        wrong("NUN-5007", "$.input.width", "64.5", m -> m.withObject("/input").put("width", 64.5)),
        wrong(
            "NUN-5007",
            "$.input.height",
            "99999999999999999999",
            m ->
                m.withObject("/input")
                    .put("height", new java.math.BigInteger("99999999999999999999"))),
        wrong(
            "NUN-5007",
            "$.input.layout",
            "\"CHW\"",
            m -> m.withObject("/input").put("layout", "CHW")),
        wrong("NUN-5005", "$.input.depth", "depth", m -> m.withObject("/input").put("depth", 3)),
        wrong(
            "NUN-5006",
            "$.preprocessing.padValue",
            "nothing",
            m -> m.withObject("/preprocessing").remove("padValue")),
        wrong(
            "NUN-5007",
            "$.preprocessing.undo",
            "\"roughly\"",
            m -> m.withObject("/preprocessing").put("undo", "roughly")),
        wrong(
            "NUN-5007",
            "$.preprocessing.undo",
            "\"nominal\"",
            m -> m.withObject("/preprocessing").put("resize", "stretch").put("undo", "nominal")),
        wrong(
            "NUN-5007",
            "$.preprocessing.rounding",
            "\"up\"",
            m -> m.withObject("/preprocessing").put("rounding", "up")),
        wrong(
            "NUN-5007",
            "$.preprocessing.rounding",
            "\"halfEven\"",
            m ->
                m.withObject("/preprocessing")
                    .put("resize", "stretch")
                    .put("rounding", "halfEven")),
        wrong(
            "NUN-5007",
            "$.preprocessing.cropFraction",
            "0.875",
            m -> m.withObject("/preprocessing").put("cropFraction", 0.875)),
        wrong(
            "NUN-5007",
            "$.preprocessing.cropFraction",
            "1.14",
            m ->
                m.withObject("/preprocessing")
                    .put("resize", "centerCrop")
                    .put("cropFraction", 1.14)),
        wrong(
            "NUN-5007",
            "$.preprocessing.std[1]",
            "0",
            m -> m.withObject("/preprocessing").putArray("std").add(1).add(0).add(1)),
        wrong(
            "NUN-5007",
            "$.preprocessing.mean",
            "2 elements",
            m -> m.withObject("/preprocessing").putArray("mean").add(1).add(2)),
        wrong(
            "NUN-5009",
            "$.output.decoder",
            "yolo99",
            m -> m.withObject("/output").put("decoder", "yolo99")),
        wrong(
            "NUN-5007",
            "$.output.strides",
            "48",
            m -> m.withObject("/output").putArray("strides").add(16).add(48)),
        wrong(
            "NUN-5005",
            "$.output.anchors",
            "anchors",
            m -> m.withObject("/output").putArray("anchors")),
        wrong(
            "NUN-5007",
            "$.output.decoded",
            "\"no\"",
            m -> m.withObject("/output").put("decoded", "no")),
        wrong("NUN-5007", "$.labels", "0 elements", m -> m.putArray("labels")),
        wrong(
            "NUN-5007",
            "$.labels[1]",
            "person",
            m -> m.putArray("labels").add("person").add("person")),
        wrong(
            "NUN-5007",
            "$.thresholds.confidence",
            "1.5",
            m -> m.withObject("/thresholds").put("confidence", 1.5)),
        wrong(
            "NUN-5007",
            "$.thresholds.perLabel",
            "dog",
            m -> m.withObject("/thresholds").putObject("perLabel").put("dog", 0.5)),
        wrong("NUN-5006", "$.nms.iou", "nothing", m -> m.withObject("/nms").remove("iou")),
        wrong("NUN-5005", "$.nsm", "nsm", m -> m.putObject("nsm")),
        wrong("NUN-5006", "$.licence", "nothing", m -> m.remove("licence")),
        wrong("NUN-5008", "$.manifestVersion", "2", m -> m.put("manifestVersion", 2)),
        wrong("NUN-5006", "$.manifestVersion", "nothing", m -> m.remove("manifestVersion")),
        wrong(
            "NUN-5007",
            "$.probe.expected",
            "none",
            m -> m.putObject("probe").put("image", "probe.png")));
  }

  @ParameterizedTest
  @MethodSource("wrongManifests")
  void saysWhatIsWrongAndWhere(
      String code, String path, String found, Consumer<ObjectNode> change) {
    ObjectNode manifest = good();
    change.accept(manifest);
    assertThat(problems(manifest))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.where()).isEqualTo("model.json " + path);
              assertThat(problem.found()).contains(found);
              assertThat(problem.expected()).isNotBlank();
              assertThat(problem.fix()).isNotBlank();
            });
  }

  @Test
  void findsAllProblemsInOneGo() {
    ObjectNode manifest = good();
    manifest.remove("id");
    manifest.put("colour", "red");
    manifest.withObject("/nms").put("mode", "sometimes");
    manifest.withObject("/output").put("tensor", 5);
    assertThat(problems(manifest))
        .extracting(Problem::where)
        .containsExactlyInAnyOrder(
            "model.json $.id",
            "model.json $.colour",
            "model.json $.nms.mode",
            "model.json $.output.tensor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{\"id\": 1, \"id\": 2}",
        "{} {}",
        "{'id': 1}",
        "{\"a\": NaN}"
      })
  void refusesWhatIsNotOneJsonObject(String json) {
    assertThatThrownBy(() -> reader.read(json.getBytes(StandardCharsets.UTF_8), "model.json"))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5004")
        .hasMessageContaining("model.json");
  }

  @Test
  void listsEveryOpenQuestionAndNothingElse() {
    ObjectNode manifest = good();
    manifest.put("licence", "? under which terms?");
    manifest.withObject("/preprocessing").put("colorOrder", "?BGR or RGB");
    manifest.withObject("/input").remove("width");
    assertThat(problems(manifest))
        .extracting(Problem::code, Problem::where, Problem::expected)
        .containsExactlyInAnyOrder(
            tuple("NUN-5030", "model.json $.licence", "under which terms?"),
            tuple("NUN-5030", "model.json $.preprocessing.colorOrder", "BGR or RGB"));
  }

  @Test
  void labelsMayHaveGaps() throws Exception {
    ObjectNode map = good();
    map.putObject("labels").put("1", "car");
    ObjectNode list = good();
    list.putArray("labels").add("N/A").add("car");
    for (ObjectNode manifest : List.of(map, list)) {
      assertThat(reader.read(manifest, "model.json").labels()).containsExactly("(unused 0)", "car");
    }
  }

  @Test
  void refusesAMapOfLabelsThatIsNone() {
    for (String key : List.of("person", "-1", "01", "100000")) {
      ObjectNode manifest = good();
      manifest.putObject("labels").put(key, "car");
      assertThat(problems(manifest))
          .describedAs(key)
          .anySatisfy(problem -> assertThat(problem.where()).isEqualTo("model.json $.labels"));
    }
  }

  @Test
  void refusesLabelsThatAreGivenTwice() {
    assertThat(problems(good().put("labelsFile", "labels.txt")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.where()).endsWith("$.labelsFile"));
  }

  @Test
  void aManifestThatStandsAloneHasItsLabelsInIt() {
    ObjectNode manifest = good().put("labelsFile", "labels.txt");
    manifest.remove("labels");
    assertThat(problems(manifest)).extracting(Problem::code).containsExactly("NUN-5035");
  }

  @Test
  void aFileOfLabelsLiesInThePackage() {
    ObjectNode manifest = good().put("labelsFile", "../../etc/passwd");
    manifest.remove("labels");
    assertThat(problems(manifest)).extracting(Problem::where).contains("model.json $.labelsFile");
  }
}
