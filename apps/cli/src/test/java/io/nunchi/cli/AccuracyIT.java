package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.RealFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real footage is measured as pycocotools and TrackEval do; gates of the packed program decide. */
class AccuracyIT {

  /** Intervals are not compared here. */
  @TempDir private Path temporary = Path.of("");

  private Path testData = Path.of("");

  @BeforeEach
  void requireTestData() {
    testData = RealFiles.require("");
  }

  @Test
  void cocoFiguresEqualThoseOfPycocotools() throws Exception {
    Path folder = testData.resolve("coco-val");
    JsonNode figures =
        evaluate(folder, "--detections", folder.resolve("reference/yolox_nano.json").toString());
    assertContains(figures, reference(folder.resolve("reference/yolox_nano.metrics.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PETS09-S2L1", "PETS09-S3-MF1"})
  void trackingFiguresEqualThoseOfTrackEval(String sequence) throws Exception {
    Path folder = testData.resolve("footage").resolve(sequence);
    JsonNode figures =
        evaluate(folder, "--tracks", folder.resolve("reference/tracker.txt").toString());
    assertContains(figures, reference(folder.resolve("reference/trackeval.json")));
  }

  /** A hundred frames of one film prove no gain, and a loss needs no proof. */
  @Tag("slow")
  @Test
  void aShortRecordingDoesNotProveANeuralNetworkBetterAndRefusesTheWayBack() throws Exception {
    Path model = model("deimv2_femto_coco");
    Path dataset = testData.resolve("footage/PETS09-S3-MF1");
    String network = "nunchi.reference,model=" + model;
    try (Program unproven = compare(dataset, "nunchi.classic", network)) {
      assertThat(unproven.exitCode()).as(unproven.out() + unproven.err()).isEqualTo(3);
      assertThat(verdict(unproven))
          .startsWith("refused: not shown that error rate falls")
          .contains("error rate fell from ");
    }
    try (Program worse = compare(dataset, network, "nunchi.classic")) {
      assertThat(worse.exitCode()).as(worse.out() + worse.err()).isEqualTo(3);
      assertThat(verdict(worse)).startsWith("refused: error rate rose from 9.7 %");
    }
  }

  @Tag("slow")
  @Test
  void aCollapsedQuantizationIsRefusedAndAGoodOnePasses() throws Exception {
    Path dataset = testData.resolve("coco-val");
    Path policy = temporary.resolve("gate.json");
    Files.writeString(policy, "{\"rules\": [{\"figure\": \"AP\", \"losesAtMost\": 0.02}]}");
    String gate = policy.toString();
    String original = network("yolox_nano");
    try (Program passed =
        compare(dataset, original, network("yolox_nano_int8_qdq"), "--gate", gate)) {
      assertThat(passed.exitCode()).as(passed.out() + passed.err()).isZero();
    }
    try (Program refused =
        compare(dataset, original, network("yolox_nano_int8_qdq_naive"), "--gate", gate)) {
      assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(3);
      assertThat(verdict(refused)).startsWith("refused: ");
      assertThat(refused.out())
          .contains("AP (COCO) falls by at most 2.0 points: AP (COCO) fell from 28.4 % to 7.2 %");
    }
  }

  /** The first line that is no warning of labels. */
  private static String verdict(Program comparison) throws IOException {
    return comparison
        .out()
        .lines()
        .filter(line -> !line.startsWith("warning: "))
        .findFirst()
        .orElseThrow();
  }

  private String network(String name) throws Exception {
    return "nunchi.reference,confidence=0.001,model=" + model(name);
  }

  private Path model(String name) throws Exception {
    Path model = temporary.resolve(name);
    String file = testData.resolve("models/" + name + ".onnx").toString();
    try (Program program =
        Program.run(temporary, "models", "add", file, "--to", model.toString())) {
      assertThat(program.exitCode()).as(program.err()).isZero();
    }
    return model;
  }

  private Program compare(Path dataset, String baseline, String candidate, String... more)
      throws Exception {
    String[] arguments = {
      "compare",
      "--dataset",
      dataset.toString(),
      "--baseline",
      baseline,
      "--candidate",
      candidate,
      "--out",
      "gate"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Program.run(temporary, all);
  }

  private JsonNode evaluate(Path dataset, String kind, String file) throws Exception {
    CommandRun run =
        CommandRun.of("evaluate", "--dataset", dataset.toString(), kind, file, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json();
  }

  private static JsonNode reference(Path file) throws Exception {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  private static void assertContains(JsonNode figures, JsonNode reference) {
    assertThat(reference.properties()).isNotEmpty();
    reference
        .properties()
        .forEach(
            entry -> {
              JsonNode found = figures.get(entry.getKey());
              assertThat(found).as(entry.getKey()).isNotNull();
              if (entry.getValue().isObject()) {
                assertContains(found, entry.getValue());
              } else {
                assertThat(found.asDouble())
                    .as(entry.getKey())
                    .isCloseTo(entry.getValue().asDouble(), within(1e-6));
              }
            });
  }
}
