package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeShadowTest {

  /** Finds nothing on every fifth frame, where the analyzer finds a person. */
  private static final String BLIND = "test.scripted,mode=blind";

  @TempDir Path temporary = Path.of("");
  private Path plugins = Path.of("");
  private Path out = Path.of("");
  private Path clip = Path.of("");

  @BeforeEach
  void packPlugin() throws IOException, URISyntaxException {
    plugins = ScriptedPluginJar.packInto(temporary);
    out = temporary.resolve("out");
    clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 20, 10);
  }

  private CommandRun analyze(String... more) {
    return CommandRun.analyze(
        clip,
        plugins,
        out,
        Stream.concat(Stream.of("--no-video"), Stream.of(more)).toArray(String[]::new));
  }

  private JsonNode json(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(out.resolve(name)));
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("shadow"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void everyFrameOfARecordingIsComparedAndTheResultsAreThoseOfTheAnalyzer() throws IOException {
    CommandRun run = analyze("--shadow", BLIND);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode shadow = json("shadow.json");
    assertThat(shadow.get("frames").get("compared").asLong()).isEqualTo(20);
    assertThat(shadow.get("frames").get("dropped").asLong()).isZero();
    JsonNode person = shadow.get("byLabel").get("person");
    assertThat(person.get("live").asLong()).isEqualTo(20);
    assertThat(person.get("candidate").asLong()).isEqualTo(16);
    assertThat(person.get("matched").asLong()).isEqualTo(16);
    assertThat(person.get("disagreement").asDouble()).isEqualTo(0.2);
    assertThat(shadow.get("candidate").get("pluginId").asString()).isEqualTo("test.scripted");
    assertThat(shadow.get("settings").get("mode").asString()).isEqualTo("blind");
    assertThat(json("summary.json").get("shadow")).isEqualTo(shadow);
    assertThat(json("summary.json").get("detections").get("total").asLong()).isEqualTo(20);
    assertThat(run.out()).contains("20 of 20 frames sampled, 20 compared").contains("0.200");
    assertThat(run.err()).contains("beside it test.scripted 1.2.3").contains("disagreement");
  }

  @Test
  void framesWithTheLargestDisagreementAreDrawnAndDescribed() throws IOException {
    analyze("--shadow", BLIND, "--shadow-keep", "2");
    assertThat(kept())
        .containsExactly(
            "clip.mp4-generation2-000015.json",
            "clip.mp4-generation2-000015.png",
            "clip.mp4-generation2-000020.json",
            "clip.mp4-generation2-000020.png");
    assertThat(json("shadow.json").get("kept").get("dropped").asLong()).isEqualTo(2);
    JsonNode frame = json("shadow/clip.mp4-generation2-000020.json");
    assertThat(frame.get("liveOnly").get(0).get("label").asString()).isEqualTo("person");
    assertThat(frame.get("candidateOnly")).isEmpty();
    assertThat(frame.get("unmatched").asLong()).isOne();
    int left =
        ImageIO.read(out.resolve("shadow/clip.mp4-generation2-000020.png").toFile())
            .getRGB(80, 160);
    assertThat(left & 0xffffff).as("the box of the analyzer, at its left edge").isEqualTo(0xe69f00);
  }

  @Test
  void nothingIsKeptWhereNothingIsToBe() throws IOException {
    analyze("--shadow", BLIND, "--shadow-keep", "0");
    assertThat(out.resolve("shadow")).doesNotExist();
    analyze("--shadow", "test.scripted", "--overwrite");
    assertThat(out.resolve("shadow")).as("they agree about every frame").doesNotExist();
    assertThat(json("shadow.json").get("all").get("disagreement").asDouble()).isZero();
  }

  @Test
  void candidateSeesThePartOfTheFramesThatIsAskedFor() throws IOException {
    analyze("--shadow", BLIND, "--shadow-rate", "0.25");
    JsonNode frames = json("shadow.json").get("frames");
    assertThat(frames.get("seen").asLong()).isEqualTo(20);
    assertThat(frames.get("sampled").asLong()).isEqualTo(5);
    assertThat(frames.get("compared").asLong()).isEqualTo(5);
  }

  @Test
  void brokenCandidateIsToldAndTheAnalysisSucceeds() throws IOException {
    CommandRun run = analyze("--shadow", "test.scripted,mode=violate");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode frames = json("shadow.json").get("frames");
    assertThat(frames.get("failures").asLong()).isEqualTo(4);
    assertThat(frames.get("droppedByReason").toString()).isEqualTo("{\"CONTRACT_VIOLATION\":4}");
    assertThat(json("summary.json").get("frames").get("analyzed").asLong()).isEqualTo(20);
    assertThat(run.err()).contains("NUN-4004");
  }

  @Test
  void overwritingRemovesTheFramesOfTheRunBeforeAndNothingElse() throws IOException {
    analyze("--shadow", BLIND);
    Path own = Files.createFile(out.resolve("shadow/notes.txt"));
    analyze("--overwrite");
    assertThat(out.resolve("shadow.json")).doesNotExist();
    assertThat(kept()).containsExactly("notes.txt");
    Files.delete(own);
    CommandRun refused = analyze("--shadow", "test.none", "--overwrite");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("NUN-1010");
    assertThat(out.resolve("results.jsonl")).as("a refusal costs no result").exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--shadow|,mode=find|NUN-7018",
        "--shadow-rate|0.5|NUN-7001",
        "--shadow-keep|3|NUN-7001"
      })
  void optionsThatMeanNothingAreRefused(String option, String value, String code) {
    CommandRun run = analyze(option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(code);
    assertThat(analyze("--shadow", BLIND, "--shadow-rate", "1.5").err()).contains("at most 1");
    assertThat(analyze("--shadow", BLIND, "--shadow-keep", "-1").err()).contains("0 to 10000");
  }
}
