package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the scripted plugin, which finds one person at (0.25, 0.5) of every frame. */
class EvaluateCommandTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @TempDir private Path temporary = Path.of("");
  private Path plugins = Path.of("");

  @BeforeEach
  void packPlugin() throws Exception {
    plugins = ScriptedPluginJar.packInto(temporary);
  }

  @Test
  void measuresAnAnalyzerOnASequence() throws IOException {
    Path dataset = sequence(20, 15);

    CommandRun run = evaluate(dataset, "test.scripted", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("hits").asInt()).isEqualTo(15);
    assertThat(run.json().get("falseAlarms").asInt()).isEqualTo(5);
    assertThat(run.json().get("misses").asInt()).isEqualTo(5);
    assertThat(run.json().get("errorRate").asDouble()).isEqualTo(0.5);
    assertThat(run.json().get("person").get("recall").asDouble()).isEqualTo(0.75);
    assertThat(run.json().get("IDF1").asDouble()).isEqualTo(0.75);
    assertThat(run.json().get("analyzer").get("plugin").asString()).isEqualTo("test.scripted");
  }

  @Test
  void sameInputsGiveTheSameBytesAndSpeedIsApart() throws IOException {
    Path dataset = sequence(20, 15);
    Path speed = temporary.resolve("speed.json");

    CommandRun first = evaluate(dataset, "test.scripted", "--json", "--speed", speed.toString());
    CommandRun second = evaluate(dataset, "test.scripted", "--json");

    assertThat(first.out()).isEqualTo(second.out());
    JsonNode cost = JsonMapper.shared().readTree(Files.readString(speed));
    assertThat(cost.get("frames").asInt()).isEqualTo(20);
    assertThat(cost.get("stageMillis").propertyNames())
        .contains("decode", "preprocess", "inference", "postprocess", "analyze");
  }

  @Test
  void saysTheErrorRateFirst() throws IOException {
    CommandRun run = evaluate(sequence(20, 15), "test.scripted");
    assertThat(run.out())
        .startsWith("error rate 50.0 %")
        .contains("20 labelled boxes 15 were found and 5 missed; 5 false alarms")
        .contains("frames/s");
  }

  /** Seven of forty frames have their person elsewhere: a miss and a false alarm each. */
  @Test
  void aPlantedErrorOf35PercentIsReportedWithItsInterval() throws IOException {
    CommandRun run =
        evaluate(sequence(200, frame -> frame * 11 % 40 >= 7), "test.scripted", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("errorRate").asDouble()).isEqualTo(0.35);
    JsonNode interval = run.json().get("errorRateInterval");
    assertThat(interval.get(0).asDouble()).isBetween(0.2, 0.35);
    assertThat(interval.get(1).asDouble()).isBetween(0.35, 0.5);
  }

  @Test
  void measuresImagesThatDoNotFollowEachOther() throws IOException {
    Path dataset = Files.createDirectories(temporary.resolve("yolo"));
    for (String name : List.of("a", "b", "c")) {
      image(dataset.resolve("images/" + name + ".png"));
      label(dataset.resolve("labels/" + name + ".txt"), "0 0.375 0.625 0.25 0.25");
    }
    label(dataset.resolve("classes.txt"), "man");

    CommandRun run = evaluate(dataset, "test.scripted", "--map", "man=person", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("errorRate").asDouble()).isZero();
    assertThat(run.json().get("dataset").get("form").asString()).isEqualTo("YOLO");
  }

  @Test
  void warningsStandBeforeTheFigures() throws IOException {
    Path dataset = yolo("Person", "chair");

    CommandRun run = evaluate(dataset, "test.scripted");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().limit(4))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("warning: no label of test.scripted")
                    .contains("matches 1 label of the dataset: chair (3 boxes)"),
            line -> assertThat(line).startsWith("warning: labels of").endsWith("person as Person"),
            line -> assertThat(line).startsWith("warning: labels of the dataset, 3 times (first: "),
            line -> assertThat(line).startsWith("error rate 50.0 %"));
    JsonNode document = evaluate(dataset, "test.scripted", "--json").json();
    assertThat(document.get("warnings").size()).isEqualTo(3);
    assertThat(document.get("labelMatches").get("onlyInDataset").get("chair").asInt()).isEqualTo(3);
    assertThat(document.get("leniencies").get("dataset").get("doubledRows").get("count").asInt())
        .isEqualTo(3);
  }

  @Test
  void strictMeasuringRefusesLeniencies() throws IOException {
    CommandRun rows = evaluate(yolo("person", "chair"), "test.scripted", "--strict");
    assertThat(rows.exitCode()).isEqualTo(4);
    assertThat(rows.err()).contains("NUN-4115").contains("a.txt:3");

    Path dataset = sequence(5, 5);
    CommandRun names =
        evaluate(dataset, "test.scripted", "--strict", "--map", "person=Traffic Light");
    assertThat(names.exitCode()).as("mapped for both").isZero();
  }

  @Test
  void aComparisonAndItsPageBeginWithTheWarnings() throws IOException {
    Path out = temporary.resolve("gate");

    CommandRun run = compare(yolo("person", "chair"), out);

    assertThat(run.out().lines().limit(3))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("warning: no label of either analyzer matches 1 label")
                    .contains("chair (3 boxes)"),
            line -> assertThat(line).startsWith("warning: labels of the dataset, 3 times"),
            line -> assertThat(line).startsWith("refused: "));
    JsonNode comparison =
        JsonMapper.shared().readTree(Files.readString(out.resolve("comparison.json")));
    assertThat(comparison.get("warnings").size()).isEqualTo(2);
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page.indexOf("chair (3 boxes)"))
        .isPositive()
        .isLessThan(page.indexOf("Keep the baseline:", page.indexOf("<body>")));
  }

  /** Three images, each with a person, a chair that nobody finds, and the chair's row once more. */
  private Path yolo(String... names) throws IOException {
    Path dataset = Files.createDirectories(temporary.resolve("yolo"));
    for (String name : List.of("a", "b", "c")) {
      image(dataset.resolve("images/" + name + ".png"));
      label(
          dataset.resolve("labels/" + name + ".txt"),
          "0 0.375 0.625 0.25 0.25\r\n1 0.8 0.2 0.1 0.1\r\n1 0.8 0.2 0.1 0.1\r\n");
    }
    label(dataset.resolve("classes.txt"), "\uFEFF" + String.join("\r\n", names));
    return dataset;
  }

  @Test
  void measuresAFilmAndOnlyTheFramesOfTheRange() throws IOException {
    Path dataset = Files.createDirectories(temporary.resolve("film"));
    Clips.mp4(dataset.resolve("film.mp4"), WIDTH, HEIGHT, 12, 25);
    label(dataset.resolve("gt/gt.txt"), rows(12, 12));

    CommandRun run = evaluate(dataset, "test.scripted", "--frames", "3-7", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("labelled").asInt()).isEqualTo(5);
    assertThat(run.json().get("hits").asInt()).isEqualTo(5);
  }

  @Test
  void aLabelOfAFrameThatTheFilmDoesNotHaveIsRefused() throws IOException {
    Path dataset = Files.createDirectories(temporary.resolve("film"));
    Clips.mp4(dataset.resolve("film.mp4"), WIDTH, HEIGHT, 12, 25);
    label(dataset.resolve("gt/gt.txt"), rows(13, 13));

    CommandRun run = evaluate(dataset, "test.scripted");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-4109").contains("gt.txt:13");
  }

  @Test
  void aFrameWithoutAResultEndsTheMeasurement() throws IOException {
    CommandRun run = evaluate(sequence(20, 15), "test.scripted,mode=reject");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("NUN-7017").contains("FRAME_REJECTED");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void analyzersWithoutACommonLabelAreRefusedBeforeTheyRun() throws IOException {
    CommandRun run = evaluate(sequence(5, 5), "test.scripted", "--map", "person=man");
    assertThat(run.exitCode()).as("the mapping is for both").isZero();

    Path cars = sequence(5, 5);
    label(cars.resolve("gt/gt.txt"), "1,1,16,24,16,12,1,3,1");
    CommandRun refused = evaluate(cars, "test.scripted");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("NUN-4112").contains("[car]").contains("[person]");
  }

  @Test
  void measuresAFileOfTracks() throws IOException {
    Path dataset = sequence(6, 6);
    Path tracks = temporary.resolve("tracks.txt");
    label(tracks, rows(6, 3));

    CommandRun run =
        CommandRun.of(
            "evaluate", "--dataset", dataset.toString(), "--tracks", tracks.toString(), "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("MOTA").asDouble()).isZero();
    assertThat(run.json().get("CLR_FP").asInt()).isEqualTo(3);
  }

  @Test
  void exactlyOneSubjectIsMeasured() throws IOException {
    Path dataset = sequence(2, 2);
    assertThat(CommandRun.of("evaluate", "--dataset", dataset.toString()).exitCode()).isEqualTo(2);
    assertThat(
            CommandRun.of(
                    "evaluate",
                    "--dataset",
                    dataset.toString(),
                    "--tracks",
                    "a",
                    "--detections",
                    "b")
                .exitCode())
        .isEqualTo(2);
    assertThat(evaluate(dataset, "test.scripted", "--frames", "9-2").exitCode()).isEqualTo(2);
    assertThat(evaluate(dataset, "test.scripted", "--confidence", "2").exitCode()).isEqualTo(2);
  }

  @Test
  void theGateRefusesAnAnalyzerThatIsNoBetter() throws IOException {
    Path out = temporary.resolve("gate");
    CommandRun run = compare(sequence(120, 90), out);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("refused: not shown that error rate falls, or AP (COCO) rises, proven:")
        .contains("error rate stayed at 50.0 %");
    JsonNode comparison =
        JsonMapper.shared().readTree(Files.readString(out.resolve("comparison.json")));
    assertThat(comparison.get("verdict").asString()).isEqualTo("refused");
    assertThat(comparison.get("differences").get("errorRate").get("change").asDouble()).isZero();
    assertThat(out.resolve("speed.json")).exists();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Keep the baseline: ")
        .contains("refused: not shown that error rate falls")
        .contains("<dd>Baseline: its least confident detection has 0.24.</dd>")
        .doesNotContain("Error rates count detections")
        .contains("120 frames, ", "Other cameras, light and weather", "the same number of errors")
        .contains("The two agree about every frame.")
        .doesNotContain("http://", "https://", "<script");
  }

  @Test
  void anUnknownPolicyIsRefusedWithTheKnownOnes() throws IOException {
    CommandRun run = compare(sequence(2, 2), temporary.resolve("gate"), "--policy", "lucky");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("lucky", "better, no-worse-but-cheaper, no-label-lost");
  }

  @Test
  void aHandfulOfFramesIsTooFewForEveryPolicy() throws IOException {
    for (GatePolicy policy : GatePolicies.all()) {
      CommandRun run =
          compare(sequence(5, 4), temporary.resolve("gate"), "--policy", policy.name());

      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
      assertThat(run.out()).startsWith("refused: too few frames to decide: 5, at least 50 needed");
    }
  }

  @Test
  void severalDatasetsAreDecidedTogether() throws IOException {
    Path policy = temporary.resolve("gate.json");
    label(policy, "{\"rules\": [{\"figure\": \"recall\", \"atLeast\": 0.5}]}");
    Path dataset = sequence(40, 20);
    Path out = temporary.resolve("gate");

    CommandRun run =
        compare(
            dataset,
            out,
            "--dataset",
            "dusk=" + dataset + "#1-20",
            "--dataset",
            "night=" + dataset + "#21-40",
            "--gate",
            policy.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).as("nothing is found at night").contains("NUN-4122");
    assertThat(out.resolve("dusk/report.html")).doesNotExist();
  }

  @Test
  void eachDatasetHasItsFiguresAndItsPage() throws IOException {
    Path policy = temporary.resolve("gate.json");
    label(policy, "{\"rules\": [{\"figure\": \"recall\", \"atLeast\": 0.5}]}");
    Path dataset = sequence(40, 25);
    Path out = temporary.resolve("gate");

    CommandRun run =
        compare(dataset, out, "--dataset", "night=" + dataset + "#21-40", "--gate", "" + policy);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).contains("not met  recall is at least 50.0 % (night): recall stayed at");
    JsonNode datasets =
        JsonMapper.shared()
            .readTree(Files.readString(out.resolve("comparison.json")))
            .get("datasets");
    assertThat(datasets.propertyNames()).containsExactly("sequence", "night");
    assertThat(datasets.get("night").get("candidate").get("recall").asDouble()).isEqualTo(0.25);
    assertThat(out.resolve("sequence/report.html")).exists();
    assertThat(out.resolve("night/report.html")).exists();
  }

  @Test
  void theGatePassesWhatItsPolicyAllows() throws IOException {
    Path policy = temporary.resolve("gate.json");
    label(policy, "{\"rules\": [{\"figure\": \"AP\", \"losesAtMost\": 0.02}]}");
    CommandRun run =
        compare(sequence(20, 15), temporary.resolve("gate"), "--gate", policy.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("passed");
  }

  @Test
  void thePageShowsFramesThatTheAnalyzersSeeDifferently() throws IOException {
    Path policy = temporary.resolve("gate.json");
    label(policy, "{\"rules\": [{\"figure\": \"recall\", \"atLeast\": 0}]}");
    Path out = temporary.resolve("gate");
    Path dataset = sequence(20, 15);
    label(dataset.resolve("about.txt"), "The yard,\nby night\n");
    CommandRun run =
        compare(
            dataset, out, "--gate", policy.toString(), "--candidate", "test.scripted,mode=blind");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Use the candidate:")
        .contains("<dd>The yard, by night</dd>")
        .contains("<dd>Candidate: its least confident detection has 0.24.</dd>")
        .contains("The candidate makes 60.0 errors for each 100 labelled objects")
        .contains("000005.png: the candidate found 0 more and lost 1")
        .contains("data:image/jpeg;base64,")
        .contains("data:image/svg+xml;base64,")
        .contains("<rect class=\"truth\" x=\"16.0\" y=\"24.0\"")
        .contains("<rect class=\"baseline\" x=\"16.0\" y=\"24.0\"")
        .contains("crc32c:")
        .doesNotContain("http://", "https://", "<script");
  }

  @Test
  void thePageSaysWhatTheTextSays() throws IOException {
    Path policy = temporary.resolve("gate.json");
    label(
        policy,
        "{\"rules\": [{\"figure\": \"framesPerSecond\", \"atLeast\": 0},"
            + "{\"figure\": \"recall\", \"atLeast\": 0}]}");
    Path out = temporary.resolve("gate");

    CommandRun run =
        compare(sequence(20, 15), out, "--gate", policy.toString(), "--confidence", "0.1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String page = Files.readString(out.resolve("report.html"));
    assertThat(run.out().lines().filter(line -> line.startsWith("each at its own best")))
        .singleElement()
        .satisfies(line -> assertThat(page).contains("<p>Baseline and candidate, " + line));
    assertThat(page).contains("<dd>Error rates count detections from 0.10 on only.</dd>");
    String rounds = "median of rounds";
    assertThat(page).contains("<h2>At the best thresholds</h2>", rounds, "(medians of rounds)");
  }

  @Test
  void thePageEscapesWhatTheDatasetNames() throws IOException {
    String label = "<script>alert(\"1\")</script>&'";
    Path policy = temporary.resolve("gate.json");
    label(
        policy,
        "{\"rules\": [{\"figure\": \"recall\", \"losesAtMost\": 0.02, \"perLabel\": true}]}");
    Path out = temporary.resolve("gate");

    CommandRun run =
        compare(
            hostileImages("\"<b>&'.png"),
            out,
            "--gate",
            policy.toString(),
            "--map",
            "person=" + label,
            "--candidate",
            "test.scripted,mode=blind");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<td>&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;'</td>")
        .contains("recall of each label falls by at most 2.0 points (&lt;script&gt;alert")
        .contains(
            "alt=\"Precision by recall, &lt;script>alert(&#34;1&#34;)&lt;/script>&amp;&#39; (")
        .contains("\"&lt;b&gt;&amp;'.png<small>worst of the baseline</small>")
        .doesNotContain("<script", "<b>&");
  }

  /**
   * Images in COCO's form; both analyzers miss the person in the first one, which has this name.
   */
  private Path hostileImages(String name) throws IOException {
    Path folder = temporary.resolve("images");
    List<String> names = new ArrayList<>(List.of(name));
    for (int other = 1; other < 12; other++) {
      names.add(other + ".png");
    }
    List<Map<String, Object>> images = new ArrayList<>();
    List<Map<String, Object>> annotations = new ArrayList<>();
    for (int id = 0; id < names.size(); id++) {
      image(folder.resolve("images").resolve(names.get(id)));
      images.add(Map.of("id", id, "file_name", names.get(id), "width", WIDTH, "height", HEIGHT));
      annotations.add(
          Map.of(
              "id",
              id,
              "image_id",
              id,
              "category_id",
              1,
              "bbox",
              List.of(id == 0 ? 40 : 16, 24, 16, 12)));
    }
    Map<String, Object> document =
        Map.of(
            "images",
            images,
            "annotations",
            annotations,
            "categories",
            List.of(Map.of("id", 1, "name", "person")));
    label(folder.resolve("instances.json"), JsonMapper.shared().writeValueAsString(document));
    return folder;
  }

  @Test
  void aGateThatComparesNothingIsAnError() throws IOException {
    Path policy = temporary.resolve("gate.json");
    label(policy, "{\"rules\": [{\"figure\": \"APlarge\", \"losesAtMost\": 0.02}]}");
    CommandRun run =
        compare(sequence(20, 15), temporary.resolve("gate"), "--gate", policy.toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-4121");
  }

  private CommandRun compare(Path dataset, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare",
                "--dataset",
                dataset.toString(),
                "--plugin-directory",
                plugins.toString(),
                "--baseline",
                "test.scripted",
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--candidate")) {
      arguments.addAll(List.of("--candidate", "test.scripted,millis=1"));
    }
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun evaluate(Path dataset, String spec, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--dataset",
                dataset.toString(),
                "--analyzer",
                spec,
                "--plugin-directory",
                plugins.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Frames with a labelled person each, who is where the plugin finds one in the first of them. */
  private Path sequence(int frames, int foundFrames) throws IOException {
    return sequence(frames, frame -> frame <= foundFrames);
  }

  private Path sequence(int frames, IntPredicate isFound) throws IOException {
    Path folder = temporary.resolve("sequence");
    for (int frame = 1; frame <= frames; frame++) {
      image(folder.resolve("img1/%06d.png".formatted(frame)));
    }
    label(folder.resolve("gt/gt.txt"), rows(frames, isFound));
    return folder;
  }

  private static String rows(int frames, int foundFrames) {
    return rows(frames, frame -> frame <= foundFrames);
  }

  private static String rows(int frames, IntPredicate isFound) {
    StringBuilder rows = new StringBuilder();
    for (int frame = 1; frame <= frames; frame++) {
      int left = isFound.test(frame) ? 16 : 23; // an IoU of 0.39
      rows.append(frame).append(",1,").append(left).append(",24,16,12,1,-1,-1,-1\n");
    }
    return rows.toString();
  }

  private static void image(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(Clips.picture(WIDTH, HEIGHT, 1), "png", file.toFile());
  }

  private static void label(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
