package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import io.nunchi.cli.unsure.UnsurePlugin;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An analyzer is right in bright pictures and wrong in dark ones, and reports both as shipped. */
class CalibrateCommandTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int BRIGHT = 204;
  private static final int DARK = 140;

  @TempDir private Path temporary = Path.of("");
  private Path plugins = Path.of("");

  @BeforeEach
  void packPlugin() throws Exception {
    plugins = ScriptedPluginJar.pack(UnsurePlugin.class, UnsurePlugin.ID, temporary);
  }

  @Test
  void choosesAThresholdAndProvesItOnOtherData() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    Path yard = sequence("yard", 40, frame -> frame % 4 == 0);
    Path out = temporary.resolve("out");

    CommandRun run = calibrate(street, "--check", yard.toString(), "--out", out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("warning: the dataset has no label for 1 label of ")
        .contains("\nerror rate 150.0 %", "75.0 %", "on yard, which chose nothing", "proven: ")
        .contains("as a setting      confidenceByLabel=person=0.")
        .contains("\"thresholds\": { \"perLabel\": {\"person\":0.");
    JsonNode choice = json(out.resolve("calibration.json"));
    assertThat(choice.at("/thresholds/person/state").asString()).isEqualTo("CHOSEN");
    assertThat(choice.at("/thresholds/person/confidence").asDouble()).isBetween(0.60, 0.75);
    assertThat(choice.at("/shipped/errorRate").asDouble()).isEqualTo(1);
    assertThat(choice.at("/calibratedOnHeldOutBlocks/errorRate").asDouble()).isEqualTo(0.5);
    assertThat(choice.at("/check/differences/errorRate/change").asDouble()).isEqualTo(-0.75);
  }

  @Test
  void theWrittenSettingsAreWhatOtherCommandsTake() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    Path out = temporary.resolve("out");
    assertThat(calibrate(street, "--out", out.toString()).exitCode()).isZero();
    Path settings = out.resolve("settings.json");

    CommandRun evaluated =
        run("evaluate", street, "--json", "--analyzer", UnsurePlugin.ID + ",@" + settings);
    CommandRun analyzed =
        CommandRun.of(
            "analyze",
            street.toString(),
            "--plugin",
            UnsurePlugin.ID,
            "--plugin-directory",
            plugins.toString(),
            "--settings",
            settings.toString(),
            "--no-video",
            "--out",
            temporary.resolve("run").toString());

    assertThat(evaluated.json().get("falseAlarms").asInt()).isZero();
    assertThat(evaluated.json().get("hits").asInt()).isEqualTo(20);
    assertThat(analyzed.exitCode()).as(analyzed.err()).isZero();
    assertThat(json(temporary.resolve("run/summary.json")).findValue("confidenceByLabel"))
        .isNotNull();
  }

  @Test
  void aLabelThatMatchesBySynonymGetsItsThreshold() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);

    CommandRun run =
        run(
            "calibrate",
            street,
            "--map",
            "person=motorbike",
            "--analyzer",
            UnsurePlugin.ID + ",label=motorcycle");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("warning: ")
        .contains("matched by synonym: motorcycle as motorbike")
        .contains("as a setting      confidenceByLabel=motorcycle=0.");
  }

  @Test
  void labelsForWhichNothingIsChosenKeepTheThresholdThatWasGiven() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    String given = UnsurePlugin.ID + ",confidenceByLabel=person=0.4; tram=0.3";

    CommandRun run = run("calibrate", street, "--json", "--analyzer", given);

    assertThat(run.json().at("/settings/confidenceByLabel").asString())
        .matches("person=0\\.[67]\\d?; tram=0\\.3");
  }

  @Test
  void withoutACheckItSaysThatNothingIsProvenOnOtherData() throws IOException {
    CommandRun run = calibrate(sequence("street", 40, frame -> frame % 2 == 0));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\nerror rate 100.0 %")
        .contains("on blocks of street that had no say in them")
        .contains("This is no proof on other data: name some with --check.");
  }

  @Test
  void thresholdsThatAreWorseOnOtherDataAreRefused() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    Path dusk = sequence("dusk", 200, frame -> true, frame -> DARK);

    CommandRun run = calibrate(street, "--check", dusk.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("worse: the calibrated thresholds make more errors");
  }

  @Test
  void aLabelWithoutAnyFitThresholdKeepsTheShippedOne() throws IOException {
    CommandRun run = calibrate(sequence("street", 40, frame -> false), "--aim", "precision=0.9");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("no threshold meets the aim: keeps the shipped one")
        .contains("there is nothing to set");
  }

  @Test
  void aPrecisionIsMetByTheLowestThresholdThatDoes() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    CommandRun half = calibrate(street, "--aim", "precision=0.5", "--json");
    CommandRun all = calibrate(street, "--aim", "precision=1", "--json");
    assertThat(half.json().at("/thresholds/person/confidence").asDouble()).isEqualTo(0.01);
    assertThat(all.json().at("/thresholds/person/confidence").asDouble()).isEqualTo(0.55);
  }

  @Test
  void falseAlarmsAnHourNeedADuration() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    CommandRun quiet = calibrate(street, "--aim", "false-alarms-per-hour=0", "--json");
    assertThat(quiet.json().at("/thresholds/person/confidence").asDouble()).isEqualTo(0.55);

    Path images = temporary.resolve("images");
    for (int i = 0; i < 3; i++) {
      image(images.resolve("images/" + i + ".png"), BRIGHT);
      text(images.resolve("labels/" + i + ".txt"), "0 0.375 0.625 0.25 0.25");
    }
    text(images.resolve("classes.txt"), "person");
    CommandRun refused = calibrate(images, "--aim", "false-alarms-per-hour=1");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("NUN-4114").contains("duration");
  }

  @Test
  void theCheckJudgesTheFigureOfTheAim() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    Path noon = sequence("noon", 200, frame -> false, frame -> BRIGHT);
    Path dusk = sequence("dusk", 200, frame -> true, frame -> DARK);

    CommandRun precise = calibrate(street, "--aim", "precision=0.9", "--check", noon.toString());
    CommandRun quiet =
        calibrate(street, "--aim", "false-alarms-per-hour=10", "--check", noon.toString());
    CommandRun silent =
        calibrate(street, "--aim", "false-alarms-per-hour=10", "--check", dusk.toString());

    assertThat(precise.exitCode()).isEqualTo(3);
    assertThat(precise.out()).contains("missed: precision of person is 0.0 %");
    assertThat(quiet.exitCode()).isEqualTo(3);
    assertThat(quiet.out()).contains("missed: 180.0 false alarms of");
    assertThat(silent.exitCode()).as(silent.err()).isZero();
    assertThat(silent.out()).contains("met: 0.0 false alarms of", "at most 10.0 by the aim");
  }

  @Test
  void aPluginWithoutAThresholdIsRefusedBeforeItRuns() throws Exception {
    Path street = sequence("street", 4, frame -> true);
    ScriptedPluginJar.packInto(temporary);
    CommandRun run = run("calibrate", street, "--analyzer", ScriptedPluginJar.ID);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7028").contains("[mode, millis]");
  }

  @Test
  void aDatasetIsNoProofOfItsOwnChoice() throws IOException {
    Path street = sequence("street", 40, frame -> frame % 2 == 0);
    CommandRun run = calibrate(street, "--check", street.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--check");
    CommandRun halves =
        calibrate(
            street, "--frames", "1-20", "--check", street.toString(), "--check-frames", "21-40");
    assertThat(halves.exitCode()).as(halves.err()).isZero();
    assertThat(calibrate(street, "--check-frames", "21-40").exitCode()).isEqualTo(2);
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    Path street = sequence("street", 4, frame -> true);
    assertThat(calibrate(street, "--aim", "precision=2").exitCode()).isEqualTo(2);
    assertThat(calibrate(street, "--confidence", "0.5").exitCode()).isEqualTo(2);
    assertThat(calibrate(street, "--write-manifest", "nowhere").err()).contains("NUN-7029");
  }

  private CommandRun calibrate(Path dataset, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--analyzer", UnsurePlugin.ID));
    arguments.addAll(List.of(more));
    return run("calibrate", dataset, arguments.toArray(String[]::new));
  }

  private CommandRun run(String command, Path dataset, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--dataset",
                dataset.toString(),
                "--plugin-directory",
                plugins.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Frames with a person, who is where the plugin sees one in some, which are bright. */
  private Path sequence(String name, int frames, IntPredicate isRight) throws IOException {
    return sequence(name, frames, isRight, frame -> isRight.test(frame) ? BRIGHT : DARK);
  }

  private Path sequence(String name, int frames, IntPredicate isRight, IntUnaryOperator grey)
      throws IOException {
    Path folder = temporary.resolve(name);
    StringBuilder rows = new StringBuilder();
    for (int frame = 1; frame <= frames; frame++) {
      image(folder.resolve("img1/%06d.png".formatted(frame)), grey.applyAsInt(frame));
      int left = isRight.test(frame) ? 16 : 40;
      rows.append(frame).append(",1,").append(left).append(",24,16,12,1,-1,-1,-1\n");
    }
    text(folder.resolve("gt/gt.txt"), rows.toString());
    text(folder.resolve("seqinfo.ini"), "[Sequence]\nname=" + name + "\nframeRate=10\n");
    return folder;
  }

  private static void image(Path file, int grey) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(grey, grey, grey));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }
}
