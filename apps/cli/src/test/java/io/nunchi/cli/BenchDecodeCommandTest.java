package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchDecodeCommandTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void measuresFramesOfARecordingThatIsReadAgain() throws IOException {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 160, 120, 5, 10);

    CommandRun run =
        CommandRun.of(
            "bench", "decode", clip.toString(), "--warmup", "1", "--frames", "12", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("frames").asInt()).isEqualTo(12);
    assertThat(run.json().get("width").asInt()).isEqualTo(160);
    assertThat(run.json().get("millisPerFrame").get("count").asInt()).isEqualTo(12);
    assertThat(run.json().get("millisPerFrame").get("mean").asDouble()).isPositive();
  }

  @Test
  void refusesASourceWithoutAFrame() throws IOException {
    Path sound = Clips.soundOnly(temporary.resolve("sound.wav"));
    Path text = Files.writeString(temporary.resolve("text.png"), "no picture");
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.move(text, folder.resolve("text.png"));

    assertThat(CommandRun.of("bench", "decode", sound.toString()).exitCode()).isEqualTo(4);
    CommandRun noPicture = CommandRun.of("bench", "decode", folder.toString());
    assertThat(noPicture.exitCode()).isEqualTo(4);
    assertThat(noPicture.err()).contains("NUN-7006");
  }

  @Test
  void refusesACamera() {
    CommandRun run = CommandRun.of("bench", "decode", "rtsp://camera");

    assertThat(run.exitCode()).isEqualTo(2);
  }
}
