package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.RawClip;
import io.nunchi.cli.testing.Recording;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The summary of a run's video, with an analyzer that takes BGR alone. */
class AnalyzeMediaTest {

  private static final int ONE = 1 << 16;

  @TempDir Path temporary = Path.of("");
  private Path plugins = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void packPlugin() throws Exception {
    plugins = ScriptedPluginJar.packInto(temporary);
    out = temporary.resolve("out");
  }

  @Test
  void analyzesAndDrawsARotatedVideoUpright() throws IOException {
    Path clip =
        RawClip.of(128, 96, "yuv420p")
            .with("colorspace", "bt709")
            .with("color_primaries", "bt709")
            .with("color_trc", "bt709")
            .with("color_range", "tv")
            .shownBy(0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30)
            .write(temporary.resolve("clip.mov"), 3, AnalyzeMediaTest::paint);

    CommandRun run = CommandRun.analyze(clip, plugins, out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("96x128", "turned by 90 degrees", "BT709");
    JsonNode line = JsonMapper.shared().readTree(firstLine());
    assertThat(line.get("status").asString()).isEqualTo("analyzed");
    assertThat(line.get("width").asInt()).isEqualTo(96);
    assertThat(line.get("height").asInt()).isEqualTo(128);
    Recording video = Recording.read(out.resolve("annotated.mp4"));
    assertThat(video.width()).isEqualTo(96);
    assertThat(video.height()).isEqualTo(128);
    JsonNode media = summary().get("media");
    assertThat(media.get("codec").asString()).isEqualTo("ffv1");
    JsonNode pictures = media.get("pictures");
    assertThat(pictures.get("rotation").asInt()).isEqualTo(90);
    assertThat(pictures.get("stored").get("width").asInt()).isEqualTo(128);
    assertThat(pictures.get("stored").get("pixelFormat").asString()).isEqualTo("yuv420p");
    assertThat(pictures.get("colors").get("matrix").asString()).isEqualTo("BT709");
    assertThat(pictures.get("colors").get("matrixIsGuessed").asBoolean()).isFalse();
    assertThat(pictures.get("colors").get("range").asString()).isEqualTo("LIMITED");
    assertThat(media.get("time").get("jumps").asInt()).isZero();
    assertThat(summary().get("source").get("frameRate").asDouble()).isEqualTo(10);
  }

  @Test
  void takesLabelsOfARotatedVideoForTheUprightPicture() throws IOException {
    Path dataset = Files.createDirectories(temporary.resolve("dataset"));
    RawClip.of(128, 96, "yuv420p")
        .shownBy(0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30)
        .write(dataset.resolve("video.mov"), 3, AnalyzeMediaTest::paint);
    Files.createDirectories(dataset.resolve("gt"));
    Files.writeString(
        dataset.resolve("gt/gt.txt"),
        "1,7,24,64,24,32,1,-1,-1,-1\n2,7,24,64,24,32,1,-1,-1,-1\n3,7,24,64,24,32,1,-1,-1,-1\n");

    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--analyzer",
            "test.scripted",
            "--dataset",
            dataset.toString(),
            "--plugin-directory",
            plugins.toString(),
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("hits").asInt())
        .as("a quarter of 96x128, not of 128x96")
        .isEqualTo(3);
    assertThat(run.err()).contains("NUN-7032", "from 128x96 to 96x128");
  }

  @Test
  void tellsThatAClockJumpsAndSucceeds() throws IOException {
    Path clip = Clips.joined(temporary.resolve("both.ts"), recording("100"), recording("2"));

    CommandRun run = CommandRun.analyze(clip, plugins, out, "--no-video");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("NUN-7021");
    assertThat(summary().get("media").get("time").get("jumps").asInt()).isOne();
    assertThat(summary().get("problems").toString()).contains("NUN-7021");
    assertThat(summary().get("truncated").asBoolean()).isFalse();
  }

  @Test
  void refusesOptionsOfCamerasWithoutOne() throws IOException {
    Path clip = recording("0");

    CommandRun transport = CommandRun.analyze(clip, plugins, out, "--rtsp-transport", "udp");
    CommandRun wait = CommandRun.analyze(clip, plugins, out, "--camera-wait", "3");
    CommandRun past = CommandRun.analyze(clip, plugins, out, "--camera-wait", "-1");

    assertThat(transport.exitCode()).isEqualTo(2);
    assertThat(transport.err()).contains("--rtsp-transport");
    assertThat(wait.exitCode()).isEqualTo(2);
    assertThat(past.exitCode()).isEqualTo(2);
    assertThat(past.err()).contains("--camera-wait");
  }

  private Path recording(String clockSeconds) throws IOException {
    return RawClip.of(64, 48, "yuv420p")
        .in("mpegts", avcodec.AV_CODEC_ID_MPEG2VIDEO)
        .rate(25)
        .withContainer("output_ts_offset", clockSeconds)
        .write(temporary.resolve(clockSeconds + ".ts"), 10, AnalyzeMediaTest::paint);
  }

  private static void paint(int frame, ByteBuffer samples) {
    while (samples.hasRemaining()) {
      samples.put((byte) 128);
    }
  }

  private String firstLine() throws IOException {
    return Files.readAllLines(out.resolve("results.jsonl")).get(0);
  }

  private JsonNode summary() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(out.resolve("summary.json")));
  }
}
