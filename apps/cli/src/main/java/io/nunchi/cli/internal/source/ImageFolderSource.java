package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FramePool;
import io.nunchi.api.frame.InvalidFrameException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A folder of images, taken as the frames of a camera. */
final class ImageFolderSource implements FrameSource {

  private static final double USUAL_FRAME_RATE = 25;
  private static final int PICTURES_UNDER_WAY = 4;

  private final List<Path> images;
  private final SourceInfo info;
  private final Instant start;
  private final FramePool pool = new FramePool(PICTURES_UNDER_WAY);
  private final PictureTally tally = new PictureTally();
  private int next;

  private ImageFolderSource(ImageSequence sequence, Path folder, double rate, Instant start) {
    this.images = sequence.images();
    this.start = start;
    this.info =
        new SourceInfo(
            sequence.kind(),
            sequence.name(),
            folder.toString(),
            rate,
            OptionalLong.of(images.size()));
  }

  static ImageFolderSource open(Path folder, OptionalDouble chosenRate) throws CliException {
    Path absolute = folder.toAbsolutePath().normalize();
    return open(ImageSequence.in(absolute), absolute, chosenRate);
  }

  static ImageFolderSource open(ImageSequence sequence, Path absolute, OptionalDouble chosenRate)
      throws CliException {
    double rate = chosenRate.orElse(sequence.frameRate().orElse(USUAL_FRAME_RATE));
    try {
      Instant start = Files.getLastModifiedTime(sequence.images().get(0)).toInstant();
      return new ImageFolderSource(sequence, absolute, rate, start);
    } catch (IOException unreadable) {
      throw CliException.unusable(
          Problem.of(CliErrors.SOURCE_UNREADABLE, "the folder cannot be read")
              .expected("readable images")
              .found(unreadable.toString())
              .where(sequence.images().get(0).toString())
              .fix("check its permissions"),
          unreadable);
    }
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public @Nullable SourceFrame next() {
    if (next == images.size()) {
      return null;
    }
    Path file = images.get(next);
    long number = ++next;
    Duration position = Duration.ofNanos(Math.round((number - 1) * 1e9 / info.frameRate()));
    Instant time = start.plus(position);
    long begin = System.nanoTime();
    try {
      ImageFile.Picture picture = ImageFile.read(file, pool);
      tally.add(picture);
      return new SourceFrame.Decoded(
          number, time, position, System.nanoTime() - begin, picture.pixels());
    } catch (IOException undecodable) {
      return unreadable(number, time, position, begin, file, reason(undecodable));
    } catch (InvalidFrameException tooLarge) {
      return unreadable(number, time, position, begin, file, tooLarge.problem().found());
    }
  }

  private static String reason(IOException undecodable) {
    String message = undecodable.getMessage();
    return message == null || message.isBlank() ? undecodable.toString() : message;
  }

  private static SourceFrame unreadable(
      long number, Instant time, Duration position, long begin, Path file, String found) {
    Problem problem =
        Problem.of(CliErrors.FRAME_UNREADABLE, "an image cannot be decoded")
            .expected("a whole JPEG, PNG or BMP picture")
            .found(found)
            .where(file.toString())
            .fix("the rest is analyzed; replace the image if it matters");
    return new SourceFrame.Unreadable(number, time, position, System.nanoTime() - begin, problem);
  }

  @Override
  public Optional<PictureSummary> pictures() {
    return Optional.of(tally.summary());
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public void close() {
    // no file stays open between two frames
  }
}
