package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.Recording;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeCommandTest {

  @TempDir Path temporary = Path.of("");
  private Path plugins = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void packPlugin() throws IOException, URISyntaxException {
    plugins = ScriptedPluginJar.packInto(temporary);
    out = temporary.resolve("out");
  }

  @Test
  void writesOneLinePerFrameInOrder() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 20, 10);

    CommandRun run = CommandRun.analyze(clip, plugins, out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines.stream().map(line -> line.get("frame").asLong()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(lines).allMatch(line -> line.get("status").asString().equals("analyzed"));
    assertThat(lines.get(10).get("positionSeconds").asDouble()).isEqualTo(1.0);
  }

  @Test
  void writesBoxesAsPartsOfTheFrameAndInPixels() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);

    CommandRun.analyze(clip, plugins, out);

    JsonNode detection = lines().get(0).get("detections").get(0);
    assertThat(detection.get("label").asString()).isEqualTo("person");
    assertThat(detection.get("trackId").asLong()).isEqualTo(7);
    assertThat(detection.get("box").get("left").asDouble()).isEqualTo(0.25);
    assertThat(detection.get("pixels").toString())
        .isEqualTo("{\"left\":80.0,\"top\":120.0,\"width\":80.0,\"height\":60.0}");
    assertThat(detection.get("attributes").get(0).get("value").asString()).isEqualTo("red");
    assertThat(detection.get("keypoints").get(0).get("name").asString()).isEqualTo("nose");
    assertThat(detection.has("embedding")).isFalse();
    JsonNode event = lines().get(4).get("ruleEvents").get(0);
    assertThat(event.get("type").asString()).isEqualTo("LineDetector");
    assertThat(event.get("properties").get("direction").asString()).isEqualTo("in");
    assertThat(lines().get(0).get("generation").get("pluginVersion").asString()).isEqualTo("1.2.3");
  }

  @Test
  void writesAVideoOfTheSameLengthAndRate() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 20, 10);

    CommandRun.analyze(clip, plugins, out);

    Recording video = Recording.read(out.resolve("annotated.mp4"));
    assertThat(video.frames()).isEqualTo(20);
    assertThat(video.frameRate()).isEqualTo(10);
    assertThat(video.codec()).isEqualTo("h264");
    assertThat(video.pixelFormat()).isEqualTo("yuv420p");
    assertThat(out.resolve("annotated.mp4.part")).doesNotExist();
  }

  @Test
  void sumsUpWhatItWrote() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 20, 10);

    CommandRun run =
        CommandRun.analyze(clip, plugins, out, "--set", "mode=reject", "--camera-set", "title=x");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode summary = summary();
    assertThat(summary.get("frames").get("read").asLong()).isEqualTo(20);
    assertThat(summary.get("frames").get("analyzed").asLong()).isEqualTo(16);
    assertThat(summary.get("frames").get("droppedByReason").toString())
        .isEqualTo("{\"FRAME_REJECTED\":4}");
    assertThat(summary.get("detections").get("byLabel").get("person").asLong()).isEqualTo(16);
    assertThat(summary.get("detections").get("tracksByLabel").get("person").asLong()).isOne();
    assertThat(summary.get("engine").get("actualProvider").asString()).isEqualTo("cpu");
    assertThat(summary.get("engine").get("reason").asString()).isEqualTo("there is no gpu here");
    assertThat(summary.get("settings").get("mode").asString()).isEqualTo("reject");
    assertThat(summary.get("cameraSettings").get("title").asString()).isEqualTo("x");
    assertThat(summary.get("stageMillis").propertyNames())
        .contains("decode", "preprocess", "inference", "postprocess", "host", "write", "encode");
    assertThat(summary.get("stageMillis").get("inference").get("count").asLong()).isEqualTo(16);
    assertThat(summary.get("interrupted").asBoolean()).isFalse();
    assertThat(lines().get(4).get("dropReason").asString()).isEqualTo("FRAME_REJECTED");
    assertThat(lines().get(4).get("problems").get(0).get("code").asString()).isEqualTo("TEST-0001");
    assertThat(Recording.read(out.resolve("annotated.mp4")).frames()).isEqualTo(20);
  }

  @Test
  void countsViolationsAndFails() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 10, 10);

    CommandRun run = CommandRun.analyze(clip, plugins, out, "--set", "mode=violate");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("NUN-7017");
    assertThat(summary().get("violations").asLong()).isEqualTo(2);
    assertThat(lines()).hasSize(10);
  }

  @Test
  void leavesNoFrameOutWhenTheAnalyzerFails() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 12, 10);

    CommandRun run = CommandRun.analyze(clip, plugins, out, "--set", "mode=fail", "--no-video");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode frames = summary().get("frames");
    assertThat(frames.get("read").asLong()).isEqualTo(12);
    assertThat(frames.get("analyzed").asLong() + frames.get("dropped").asLong()).isEqualTo(12);
    assertThat(lines()).hasSize(12);
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void analyzesWhatIsThereOfATruncatedVideo() throws IOException {
    Path clip = Clips.cut(Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 100, 10), 0.6);

    CommandRun run = CommandRun.analyze(clip, plugins, out, "--no-video");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("NUN-7007").contains("100");
    assertThat(summary().get("truncated").asBoolean()).isTrue();
    assertThat(lines().size()).isBetween(20, 99);
  }

  @Test
  void countsAnImageThatCannotBeDecodedAndGoesOn() throws IOException {
    Path folder = Clips.images(temporary.resolve("images"), 64, 48, 12);
    Files.writeString(folder.resolve("frame5.png"), "no image");

    CommandRun run = CommandRun.analyze(folder, plugins, out, "--frame-rate", "5");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains("NUN-7024").contains("1 of 12 not read");
    assertThat(lines()).hasSize(12);
    assertThat(lines().get(4).get("dropReason").asString()).isEqualTo("UNREADABLE");
    assertThat(lines().get(4).get("problems").get(0).get("code").asString()).isEqualTo("NUN-7006");
    assertThat(lines().get(10).get("positionSeconds").asDouble()).isEqualTo(2.0);
    assertThat(summary().get("frames").get("analyzed").asLong()).isEqualTo(11);
    assertThat(summary().get("pictures").get("codecs").get("PNG").asLong()).isEqualTo(11);
  }

  @Test
  void writesAVideoOfOddSizesThatChange() throws IOException {
    Path folder = Clips.images(temporary.resolve("images"), 63, 47, 4);
    Path larger = Clips.images(temporary.resolve("larger"), 101, 33, 2);
    Files.copy(larger.resolve("frame1.png"), folder.resolve("frame5.png"));
    Files.copy(larger.resolve("frame2.png"), folder.resolve("frame6.png"));

    CommandRun run = CommandRun.analyze(folder, plugins, out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    Recording video = Recording.read(out.resolve("annotated.mp4"));
    assertThat(video.width()).isEqualTo(64);
    assertThat(video.height()).isEqualTo(48);
    assertThat(video.frames()).isEqualTo(6);
    assertThat(lines().get(5).get("width").asInt()).isEqualTo(101);
  }

  @Test
  void refusesAFolderThatHoldsFiles() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);
    Files.createDirectories(out);
    Path precious = Files.writeString(out.resolve("precious.txt"), "keep");

    assertThat(CommandRun.analyze(clip, plugins, out).exitCode()).isEqualTo(4);
    assertThat(CommandRun.analyze(clip, plugins, out).err()).contains("NUN-7009");
    CommandRun overwriting = CommandRun.analyze(clip, plugins, out, "--overwrite");

    assertThat(overwriting.exitCode()).as(overwriting.err()).isZero();
    assertThat(precious).hasContent("keep");
  }

  @Test
  void refusesAnOutputThatIsAFile() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);
    Path file = Files.writeString(temporary.resolve("file"), "");

    CommandRun run = CommandRun.analyze(clip, plugins, file);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7010");
  }

  @Test
  void saysErrorsAsJsonToo() {
    CommandRun run = CommandRun.analyze(temporary.resolve("missing.mp4"), plugins, out, "--json");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.json().get("error").get("exitCode").asInt()).isEqualTo(4);
    assertThat(run.json().get("error").get("problems").get(0).get("code").asString())
        .isEqualTo("NUN-7002");
    assertThat(run.err()).startsWith("nunchi: NUN-7002: ");
    assertThat(out).doesNotExist();
  }

  @Test
  void saysEverySettingThatIsWrong() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);

    CommandRun run =
        CommandRun.analyze(clip, plugins, out, "--set", "millis=-1", "--set", "color=red");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-2001", "NUN-2002", "color", "millis");
  }

  @Test
  void saysWhichPluginsThereAreWhenTheIdIsUnknown() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);

    CommandRun run =
        CommandRun.of(
            "analyze",
            clip.toString(),
            "--plugin",
            "test.scriptet",
            "--plugin-directory",
            plugins.toString(),
            "--out",
            out.toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-1010", "test.scripted");
  }

  @Test
  void keepsOptionsToTheSourcesTheyMeanSomethingFor() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 320, 240, 5, 10);

    assertThat(CommandRun.analyze(clip, plugins, out, "--duration", "3").exitCode()).isEqualTo(2);
    assertThat(CommandRun.analyze(clip, plugins, out, "--frame-rate", "3").exitCode()).isEqualTo(2);
    assertThat(CommandRun.analyze(clip, plugins, out, "--duration", "-3").exitCode()).isEqualTo(2);
  }

  private List<JsonNode> lines() throws IOException {
    try (Stream<String> lines = Files.lines(out.resolve("results.jsonl"))) {
      return lines.map(JsonMapper.shared()::readTree).toList();
    }
  }

  private JsonNode summary() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(out.resolve("summary.json")));
  }
}
