package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.testing.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileSourceTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void givesEveryFrameWithItsTime() throws Exception {
    Path clip = Clips.mp4(temporary.resolve("clip.mp4"), 160, 120, 30, 10);
    Instant written = Instant.parse("2020-01-01T00:00:00Z");
    Files.setLastModifiedTime(clip, FileTime.from(written));

    List<SourceFrame.Decoded> frames = readAll(clip);

    assertThat(frames).hasSize(30);
    assertThat(frames.get(0).captureTime()).isEqualTo(written);
    assertThat(frames.get(29).position()).isEqualTo(Duration.ofMillis(2900));
    assertThat(frames.get(29).captureTime()).isEqualTo(written.plusMillis(2900));
    assertThat(frames.get(29).number()).isEqualTo(30);
  }

  @Test
  void followsAFrameSizeThatChanges() throws Exception {
    Path small = Clips.transportStream(temporary.resolve("small.ts"), 160, 120, 10);
    Path large = Clips.transportStream(temporary.resolve("large.ts"), 320, 200, 10);
    Path both = Clips.joined(temporary.resolve("both.ts"), small, large);

    List<SourceFrame.Decoded> frames = readAll(both);

    assertThat(frames).hasSize(20);
    assertThat(frames.get(0).picture().width()).isEqualTo(160);
    assertThat(frames.get(19).picture().width()).isEqualTo(320);
    assertThat(frames.get(19).picture().height()).isEqualTo(200);
  }

  @Test
  void letsTimeNeverStandStill() throws Exception {
    Path part = Clips.transportStream(temporary.resolve("part.ts"), 160, 120, 10);
    Path twice = Clips.joined(temporary.resolve("twice.ts"), part, part);

    List<SourceFrame.Decoded> frames = readAll(twice);

    assertThat(frames.stream().map(SourceFrame.Decoded::position))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesAFileThatIsNoVideo() throws IOException {
    Path text = Files.writeString(temporary.resolve("text.mp4"), "no video");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> VideoFileSource.open(text))
        .satisfies(
            refused -> {
              assertThat(refused.exitCode()).isEqualTo(4);
              assertThat(refused.problems().get(0).code()).isEqualTo(CliErrors.NOT_A_VIDEO);
              assertThat(refused.problems().get(0).found()).contains("moov atom not found");
              assertThat(refused.problems().get(0).where()).isEqualTo(text.toString());
            });
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path empty = Files.writeString(temporary.resolve("empty.mp4"), "");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> VideoFileSource.open(empty))
        .satisfies(
            refused ->
                assertThat(refused.problems().get(0).code()).isEqualTo(CliErrors.NOT_A_VIDEO));
  }

  @Test
  void refusesARecordingOfSoundOnly() throws IOException {
    Path sound = Clips.soundOnly(temporary.resolve("sound.wav"));

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> VideoFileSource.open(sound))
        .satisfies(
            refused ->
                assertThat(refused.problems().get(0).code()).isEqualTo(CliErrors.NO_VIDEO_STREAM));
  }

  @Test
  void saysThatAVideoIsTruncated() throws Exception {
    Path whole = Clips.mp4(temporary.resolve("clip.mp4"), 160, 120, 60, 10);
    try (VideoFileSource source = VideoFileSource.open(Clips.cut(whole, 0.5))) {
      readAll(source);
      assertThat(source.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.code()).isEqualTo(CliErrors.TRUNCATED));
    }
    try (VideoFileSource source = VideoFileSource.open(whole)) {
      readAll(source);
      assertThat(source.problems()).isEmpty();
    }
  }

  private static List<SourceFrame.Decoded> readAll(Path file) throws CliException {
    try (VideoFileSource source = VideoFileSource.open(file)) {
      return readAll(source);
    }
  }

  private static List<SourceFrame.Decoded> readAll(VideoFileSource source) {
    List<SourceFrame.Decoded> frames = new ArrayList<>();
    SourceFrame frame = source.next();
    while (frame != null) {
      if (frame instanceof SourceFrame.Decoded decoded) {
        frames.add(decoded);
      }
      frame = source.next();
    }
    return frames;
  }
}
