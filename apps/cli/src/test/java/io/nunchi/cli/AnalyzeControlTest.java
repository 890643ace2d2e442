package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands in a control file, which a recording waits for: its frames are the same in each run. */
@Timeout(300)
class AnalyzeControlTest {

  @TempDir Path temporary = Path.of("");
  private Path plugins = Path.of("");
  private Path out = Path.of("");
  private Path clip = Path.of("");

  @BeforeEach
  void packPlugin() throws IOException, URISyntaxException {
    plugins = ScriptedPluginJar.packInto(temporary);
    out = temporary.resolve("out");
    clip = Clips.mp4(temporary.resolve("clip.mp4"), 160, 120, 40, 10);
  }

  /** The live analyzer takes a decoder's frames as they are, as candidates may not. */
  private CommandRun analyze(String mode, List<String> commands) throws IOException {
    Path file = Files.write(temporary.resolve("commands"), commands);
    return CommandRun.analyze(
        clip, plugins, out, "--no-video", "--set", "mode=" + mode, "--control", file.toString());
  }

  @Test
  void aCanaryGetsFramesThatItTakes() throws IOException {
    CommandRun run =
        analyze("any", List.of("canary test.scripted frames=5", "wait", "wait frames=30"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("the candidate is live for all sources");
    assertThat(generations()).startsWith(2L, 2L, 2L, 2L, 2L).hasSize(40);
    assertThat(out.resolve("results.jsonl")).content().doesNotContain("UNSUPPORTED_FORMAT");
  }

  @Test
  void aCanaryThatTakesPlanesOnlyGetsThem() throws IOException {
    CommandRun run =
        analyze(
            "any", List.of("canary test.scripted,mode=planar frames=5", "wait", "wait frames=30"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("the candidate is live for all sources");
    assertThat(generations()).startsWith(2L, 2L, 2L, 2L, 2L).hasSize(40);
  }

  @Test
  void aSwapInTheMiddleMayChangeThePixelFormat() throws IOException {
    CommandRun run =
        analyze(
            "any",
            List.of(
                "wait frames=10",
                "swap test.scripted",
                "wait",
                "wait frames=20",
                "rollback",
                "wait"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(generations())
        .containsExactlyElementsOf(
            Stream.of(times(10, 1), times(10, 2), times(20, 3)).flatMap(List::stream).toList());
  }

  @Test
  void aSwapWithoutACommonPixelFormatIsRefusedAndNoFrameIsLost() throws IOException {
    CommandRun run = analyze("planar", List.of("wait frames=10", "swap test.scripted", "wait"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(answers()).contains("swap test.scripted REFUSED 10");
    assertThat(generations()).containsExactlyElementsOf(times(40, 1));
  }

  @Test
  void aShadowWithoutACommonPixelFormatIsRefused() throws IOException {
    CommandRun run = analyze("planar", List.of("shadow test.scripted", "wait", "shadow stop"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("NUN-7066", "[BGR]", "[I420]");
    assertThat(answers()).contains("shadow test.scripted REFUSED 0", "shadow stop REFUSED 0");
    assertThat(generations()).containsExactlyElementsOf(times(40, 1));
  }

  private CommandRun analyze(String... commands) throws IOException {
    Path file = Files.write(temporary.resolve("commands"), List.of(commands));
    return CommandRun.analyze(
        clip, plugins, out, "--no-video", "--overwrite", "--control", file.toString());
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> JsonMapper.shared().readTree(line)).toList();
    }
  }

  private List<String> answers() throws IOException {
    return lines(out.resolve("control.jsonl")).stream()
        .map(
            answer ->
                "%s %s %d"
                    .formatted(
                        answer.get("command").asString(),
                        answer.get("outcome").asString(),
                        answer.get("frames").asLong()))
        .toList();
  }

  private List<Long> generations() throws IOException {
    return lines(out.resolve("results.jsonl")).stream()
        .map(line -> line.get("generation").get("number").asLong())
        .toList();
  }

  private static List<Long> times(int count, long generation) {
    return IntStream.range(0, count).mapToObj(i -> generation).toList();
  }

  @Test
  void aSwapAndARollbackTakeEffectBetweenTheFramesThatTheFileNames() throws IOException {
    CommandRun run =
        analyze(
            "wait frames=10",
            "swap test.scripted --set mode=blind",
            "wait",
            "wait frames=25",
            "rollback",
            "wait");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(answers())
        .containsExactly(
            "wait frames=10 DONE 10",
            "swap test.scripted --set mode=blind DONE 10",
            "wait DONE 10",
            "wait frames=25 DONE 25",
            "rollback DONE 25",
            "wait DONE 25");
    assertThat(generations())
        .containsExactlyElementsOf(
            Stream.of(times(10, 1), times(15, 2), times(15, 3)).flatMap(List::stream).toList());
    JsonNode summary = JsonMapper.shared().readTree(Files.readString(out.resolve("summary.json")));
    assertThat(summary.get("generations").toString())
        .isEqualTo(
            Stream.of("1 10", "2 15", "3 15")
                .map(part -> part.split(" "))
                .map(
                    part ->
                        "{\"generation\":%s,\"engine\":\"test.scripted 1.2.3\",\"frames\":%s}"
                            .formatted(part[0], part[1]))
                .collect(Collectors.joining(",", "[", "]")));
    assertThat(summary.get("files").toString()).contains("control.jsonl");
    assertThat(run.out()).contains("generation 2, test.scripted 1.2.3: 15 analyzed");
    assertThat(run.err())
        .contains(
            "swap test.scripted --set mode=blind: done: from test.scripted 1.2.3, generation 1")
        .contains("to test.scripted 1.2.3, generation 2: 1 source moved");
  }

  @Test
  void aShadowWithMappedLabelsIsPromotedWhenItsFiguresAllow() throws IOException {
    CommandRun run =
        analyze(
            "promote",
            "wait",
            "shadow test.scripted,mode=blind --map person=human",
            "wait",
            "status",
            "wait frames=20",
            "promote frames=1000",
            "wait",
            "promote frames=20 disagreement=0.5",
            "wait",
            "shadow stop");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(answers())
        .containsExactly(
            "promote REFUSED 0",
            "wait DONE 0",
            "shadow test.scripted,mode=blind --map person=human DONE 0",
            "wait DONE 0",
            "status DONE 0",
            "wait frames=20 DONE 20",
            "promote frames=1000 REFUSED 20",
            "wait DONE 20",
            "promote frames=20 disagreement=0.5 DONE 20",
            "wait DONE 20",
            "shadow stop REFUSED 20");
    assertThat(generations())
        .containsExactlyElementsOf(
            Stream.of(times(20, 1), times(20, 3)).flatMap(List::stream).toList());
    JsonNode shadow = JsonMapper.shared().readTree(Files.readString(out.resolve("shadow.json")));
    assertThat(shadow.get("byLabel").get("human").get("live").asLong()).isEqualTo(20);
    assertThat(shadow.get("state").asString()).isEqualTo("PROMOTED");
    assertThat(shadow.get("live").get("generation").asLong()).isOne();
    assertThat(shadow.get("labelMap").get("person").asString()).isEqualTo("human");
    assertThat(run.err()).contains("NUN-4551", "NUN-4552", "comparedFrames is at least 1000");
    assertThat(run.out()).contains("compared with the live test.scripted 1.2.3, generation 1");
  }

  @Test
  void aCanaryDecidesWhileTheFileWaits() throws IOException {
    CommandRun run =
        analyze("canary test.scripted,mode=blind share=0.1 frames=5", "wait", "status");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("generation 2 is live for clip.mp4 and is watched; the decision follows")
        .contains("the candidate is live for all sources");
    assertThat(answers().get(0))
        .isEqualTo("canary test.scripted,mode=blind share=0.1 frames=5 BEGUN 0");
    assertThat(generations().get(0)).isEqualTo(2);
  }

  @Test
  void aCanaryThatIsUndecidedAtTheEndGoesBackAndIsAnswered() throws IOException {
    CommandRun run = analyze("canary test.scripted,mode=blind frames=1000");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(answers())
        .containsExactly(
            "canary test.scripted,mode=blind frames=1000 BEGUN 0",
            "canary test.scripted,mode=blind frames=1000 DONE 40");
    assertThat(run.err()).contains("went back: ");
    assertThat(generations()).containsExactlyElementsOf(times(40, 2));
  }

  @Test
  void mistakesAreToldAndTheAnalysisGoesOn() throws IOException {
    CommandRun run =
        analyze(
            "swp test.scripted",
            "swap test.none",
            "wait",
            "swap test.scripted --set nothing=1",
            "wait",
            "rollback",
            "wait",
            "cancel",
            "shadow test.scripted --map dog=animal",
            "wait",
            "wait frames=1000");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("NUN-7060", "NUN-1010", "NUN-7064", "NUN-4556", "NUN-7065")
        .contains("swp");
    assertThat(generations()).containsExactlyElementsOf(times(40, 1));
    assertThat(answers().stream().filter(answer -> answer.contains("REFUSED")))
        .hasSize(7)
        .last()
        .isEqualTo("wait frames=1000 REFUSED 40");
    assertThat(answers()).element(9).isEqualTo("wait DONE 0");
  }

  @Test
  void stopEndsTheAnalysisAsASignalDoes() throws IOException {
    CommandRun run = analyze("wait frames=15", "stop");
    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(generations()).as("the frame that was read is finished").hasSizeBetween(15, 16);
  }

  @Test
  void theAnswersOfAnEarlierRunAreReplaced() throws IOException {
    analyze("status");
    assertThat(answers()).hasSize(1);
    CommandRun.analyze(clip, plugins, out, "--no-video", "--overwrite");
    assertThat(out.resolve("control.jsonl")).doesNotExist();
  }

  @Test
  void aFolderIsNoControlFile() {
    CommandRun run =
        CommandRun.analyze(clip, plugins, out, "--no-video", "--control", temporary.toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7062");
  }

  @Test
  void severalSourcesAreChangedTogether() throws IOException {
    Path second = Clips.mp4(temporary.resolve("second.mp4"), 160, 120, 40, 10);
    Path file =
        Files.writeString(temporary.resolve("commands"), "swap test.scripted\nwait\nstatus\n");
    CommandRun run =
        CommandRun.of(
            "analyze",
            clip.toString(),
            second.toString(),
            "--plugin",
            "test.scripted",
            "--plugin-directory",
            plugins.toString(),
            "--out",
            out.toString(),
            "--no-video",
            "--control",
            file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(answers()).hasSize(3).allMatch(answer -> answer.endsWith("DONE 0"));
    for (String camera : List.of("clip.mp4", "second.mp4")) {
      assertThat(lines(out.resolve(camera).resolve("results.jsonl")))
          .hasSize(40)
          .allMatch(line -> line.get("generation").get("number").asLong() == 2);
    }
    assertThat(run.err()).contains("2 sources moved");
  }
}
