package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ffmpeg.FfmpegMessages;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;

/** A recording: every frame of it, and the truth about where it breaks off. */
final class VideoFileSource implements FrameSource {

  /**
   * Fewer frames than this may be missing: encoders and containers count their ends differently.
   */
  private static final int TOLERATED_FRAMES = 3;

  private static final int HOPELESS_FAILURES = 50;

  private final VideoDecoder decoder;
  private final SourceInfo info;
  private final Instant start;
  private final Path path;
  private final RecordingClock clock;
  private long number;
  private int failuresInARow;
  private Duration position = Duration.ZERO;
  private List<Problem> problems = List.of();

  private VideoFileSource(VideoDecoder decoder, Path path, Instant start) {
    this.decoder = decoder;
    this.path = path;
    this.start = start;
    this.info =
        new SourceInfo(
            SourceKind.VIDEO_FILE,
            String.valueOf(path.getFileName()),
            path.toString(),
            decoder.frameRate(),
            decoder.frameCount());
    this.clock =
        new RecordingClock(
            Math.round(1e6 / info.frameRate()), decoder.clockWrapMicros(), decoder.clockMayJump());
  }

  static VideoFileSource open(Path file) throws CliException {
    Path path = file.toAbsolutePath().normalize();
    VideoDecoder decoder = VideoDecoder.open("file:" + path, Map.of());
    try {
      return new VideoFileSource(decoder, path, startTime(path, decoder.tag("creation_time")));
    } catch (IOException unreadable) {
      decoder.close();
      throw CliException.unusable(
          Problem.of(CliErrors.SOURCE_UNREADABLE, "the source cannot be read")
              .expected("a readable file")
              .found(unreadable.toString())
              .where(path.toString())
              .fix("check the file's permissions"),
          unreadable);
    }
  }

  /** The beginning of the recording as it says, or else the time when the file was last written. */
  private static Instant startTime(Path path, @Nullable String creationTime) throws IOException {
    if (creationTime != null) {
      try {
        return Instant.parse(creationTime);
      } catch (DateTimeException malformed) {
        return lastWritten(path);
      }
    }
    return lastWritten(path);
  }

  private static Instant lastWritten(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public @Nullable SourceFrame next() {
    if (failuresInARow >= HOPELESS_FAILURES) {
      return null;
    }
    long begin = System.nanoTime();
    try {
      VideoDecoder.Picture picture = decoder.next();
      if (picture == null) {
        problems = shortfall();
        return null;
      }
      return decoded(picture, System.nanoTime() - begin);
    } catch (FrameGrabber.Exception undecodable) {
      return unreadable(undecodable, System.nanoTime() - begin);
    }
  }

  private SourceFrame decoded(VideoDecoder.Picture picture, long nanos) {
    failuresInARow = 0;
    number++;
    position = clock.next(picture.timestampMicros());
    return new SourceFrame.Decoded(number, start.plus(position), position, nanos, picture.pixels());
  }

  private SourceFrame unreadable(FrameGrabber.Exception cause, long nanos) {
    failuresInARow++;
    number++;
    if (failuresInARow == HOPELESS_FAILURES) {
      problems = List.of(truncation("nothing but errors from frame " + number + " on"));
    }
    Problem problem = VideoDecoder.unreadable(cause, path + ", frame " + number);
    return new SourceFrame.Unreadable(number, start.plus(position), position, nanos, problem);
  }

  /** The length that a container declares for a clock that jumps is no length. */
  private List<Problem> shortfall() {
    Duration reached = number == 0 ? Duration.ZERO : position.plus(clock.interval());
    Duration declared = Duration.ofNanos(decoder.lengthMicros() * 1000);
    Duration missing = declared.minus(reached);
    boolean allCounted = number >= info.frameCount().orElse(Long.MAX_VALUE);
    if (allCounted
        || clock.jumps() > 0
        || missing.compareTo(clock.interval().multipliedBy(TOLERATED_FRAMES)) <= 0) {
      return List.of();
    }
    return List.of(
        truncation(
            "%.2f of %.2f seconds, %d frames%s"
                .formatted(
                    reached.toNanos() / 1e9, declared.toNanos() / 1e9, number, complaints())));
  }

  private static String complaints() {
    String said = FfmpegMessages.recent();
    return said.isEmpty() ? "" : " (" + said + ")";
  }

  private Problem truncation(String found) {
    return Problem.of(CliErrors.TRUNCATED, "the video ends before it says it does")
        .expected("pictures as long as the container declares")
        .found(found)
        .where(path.toString())
        .fix("what is there was analyzed; copy the file again if it should be longer");
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public List<Problem> remarks() {
    return media().map(media -> MediaProblems.of(media, path.toString())).orElse(List.of());
  }

  @Override
  public Optional<SourceMedia> media() {
    return Optional.of(SourceMedia.of(decoder, Optional.of(SourceMedia.Time.of(clock))));
  }

  @Override
  public void close() {
    decoder.close();
  }
}
