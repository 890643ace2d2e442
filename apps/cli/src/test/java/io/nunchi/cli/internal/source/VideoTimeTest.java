package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.RawClip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of docs/media.md on time, row by row. */
class VideoTimeTest {

  private static final String SECONDS_TO_WRAP = "95443.3"; // 33 bits of 90 kHz are 95,443.718 s

  /** Bytes of a packet of a transport stream. */
  private static final int PACKET = 188;

  @TempDir Path temporary = Path.of("");

  @Test
  void keepsAVariableRate() throws Exception {
    long[] millis = {0, 10, 500, 520, 4000};
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, "yuv420p")
                .rate(100)
                .timed(frame -> millis[frame] * 1000)
                .write(temporary.resolve("clip"), millis.length, VideoTimeTest::paint));

    assertThat(clip.positionMillis()).containsExactly(0L, 10L, 500L, 520L, 4000L);
    assertThat(clip.remarks()).isEmpty();
    SourceMedia.Time time = clip.media().time().orElseThrow();
    assertThat(time.framesPerSecond()).isEqualTo(1);
    assertThat(time.shortestStepSeconds()).isEqualTo(0.01);
    assertThat(time.longestStepSeconds()).isEqualTo(3.48);
  }

  @Test
  void goesOnWhereTheSecondRecordingBeganEarlier() throws Exception {
    DecodedClip clip = joined(recording("100", 20), recording("2", 20));

    assertThat(clip.positionMillis()).isEqualTo(everyForty(40));
    assertThat(clip.remarkCodes()).containsExactly(CliErrors.TIME_MENDED);
    assertThat(clip.media().time().orElseThrow().jumps()).isEqualTo(1);
    assertThat(clip.problems()).as("the length that the container tells is none").isEmpty();
  }

  @Test
  void goesOnWhereTheSecondRecordingBeganMuchLater() throws Exception {
    DecodedClip clip = joined(recording("100", 20), recording("37600", 20));

    assertThat(clip.positionMillis()).isEqualTo(everyForty(40));
    assertThat(clip.media().time().orElseThrow().jumps()).isEqualTo(1);
    assertThat(clip.problems()).isEmpty();
  }

  @Test
  void goesOnWhereTheClockStartsAgainForWantOfBits() throws Exception {
    DecodedClip clip = DecodedClip.of(recording(SECONDS_TO_WRAP, 40));

    assertThat(clip.positionMillis()).isEqualTo(everyForty(40));
    assertThat(clip.media().time().orElseThrow().jumps()).isZero();
    assertThat(clip.problems()).isEmpty();
  }

  @Test
  void tellsThatAVideoIsInterlaced() throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(64, 48, "yuv420p")
                .in("mpegts", avcodec.AV_CODEC_ID_MPEG2VIDEO)
                .rate(25)
                .with("flags", "+ildct+ilme")
                .write(temporary.resolve("clip"), 5, VideoTimeTest::paint));

    assertThat(clip.frames()).hasSize(5);
    assertThat(clip.picture(4).height()).isEqualTo(48);
    assertThat(clip.media().interlacedFrames()).isEqualTo(5);
    assertThat(clip.remarkCodes()).containsExactly(CliErrors.INTERLACED);
  }

  @Test
  void countsSizesThatChange() throws Exception {
    Path small = Clips.transportStream(temporary.resolve("small.ts"), 160, 120, 10);
    Path large = Clips.transportStream(temporary.resolve("large.ts"), 320, 200, 10);
    DecodedClip clip = joined(small, large);

    assertThat(clip.media().sizeChanges()).isEqualTo(1);
    assertThat(clip.picture(9).width()).isEqualTo(160);
    assertThat(clip.picture(19).width()).isEqualTo(320);
  }

  @Test
  void tellsOfDamagedFrames() throws Exception {
    Path whole =
        RawClip.of(320, 240, "yuv420p")
            .in("mpegts", avcodec.AV_CODEC_ID_MPEG2VIDEO)
            .rate(25)
            .write(temporary.resolve("whole.ts"), 10, VideoTimeTest::paint);
    byte[] bytes = Files.readAllBytes(whole);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length / PACKET; i++) {
      if (i % 12 != 9) { // what a network loses
        rest.write(bytes, i * PACKET, PACKET);
      }
    }
    DecodedClip clip =
        DecodedClip.of(Files.write(temporary.resolve("rest.ts"), rest.toByteArray()));

    assertThat(clip.media().damagedFrames()).isPositive();
    assertThat(clip.remarkCodes()).contains(CliErrors.DAMAGED);
  }

  private DecodedClip joined(Path first, Path second) throws Exception {
    return DecodedClip.of(Clips.joined(temporary.resolve("both.ts"), first, second));
  }

  private Path recording(String clockSeconds, int frames) throws IOException {
    return RawClip.of(64, 48, "yuv420p")
        .in("mpegts", avcodec.AV_CODEC_ID_MPEG2VIDEO)
        .rate(25)
        .withContainer("output_ts_offset", clockSeconds)
        .write(temporary.resolve(clockSeconds + ".ts"), frames, VideoTimeTest::paint);
  }

  private static List<Long> everyForty(int frames) {
    return LongStream.range(0, frames).map(frame -> frame * 40).boxed().toList();
  }

  private static void paint(int frame, ByteBuffer samples) {
    while (samples.hasRemaining()) {
      samples.put((byte) (samples.position() * 7 + frame));
    }
  }
}
