package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.cli.internal.source.SourceMedia;
import io.nunchi.cli.internal.source.SourceRequest;
import io.nunchi.cli.internal.source.Sources;
import io.nunchi.cli.internal.video.MediaFacts;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a dataset's frames, one by one, each of them the one that was labelled. For one
 * thread; closed by its opener.
 */
public final class DatasetFrames implements AutoCloseable {

  private final Dataset dataset;
  private final FrameSource source;
  private int next;

  private DatasetFrames(Dataset dataset, FrameSource source) {
    this.dataset = dataset;
    this.source = source;
  }

  /** Opens the images or the video of a dataset. */
  public static DatasetFrames open(Dataset dataset) throws CliException {
    if (dataset.video().isPresent()) {
      return new DatasetFrames(
          dataset, Sources.open(SourceRequest.of(dataset.video().get().toString())));
    }
    List<Path> images =
        dataset.frames().stream().map(frame -> frame.image().orElseThrow()).toList();
    return new DatasetFrames(dataset, Sources.openImages(dataset.folder(), images));
  }

  /** Looks at a video by decoding its first frame. */
  public static VideoProbe.VideoFacts probe(Path video) throws AccuracyException {
    try (FrameSource source = Sources.open(SourceRequest.of(video.toString()))) {
      SourceFrame first = source.next();
      if (first instanceof SourceFrame.Decoded decoded) {
        int width = decoded.picture().width();
        int height = decoded.picture().height();
        decoded.picture().release();
        return new VideoProbe.VideoFacts(
            source.info().frameCount(), width, height, source.info().frameRate());
      }
      throw new AccuracyException(
          List.of(
              first instanceof SourceFrame.Unreadable unreadable
                  ? unreadable.problem()
                  : Problem.of(CliErrors.NO_FRAME, "the video has no frame")
                      .expected("at least one frame")
                      .found("none")
                      .where(video.toString())
                      .fix("take the recording that was labelled, in full")));
    } catch (CliException undecodable) {
      throw new AccuracyException(undecodable.problems());
    }
  }

  /** Frames per second, as the source says or as is usual. */
  public double frameRate() {
    return source.info().frameRate();
  }

  /**
   * The next frame of the dataset.
   *
   * @return its picture, which the caller releases, or null after the last
   * @throws CliException if it is not there, cannot be decoded, or has another size than labelled
   */
  public SourceFrame.@Nullable Decoded next() throws CliException {
    if (next == dataset.frames().size()) {
      return null;
    }
    LabelledFrame wanted = dataset.frames().get(next++);
    SourceFrame frame = source.next();
    while (frame != null && dataset.video().isPresent() && frame.number() < wanted.id()) {
      if (frame instanceof SourceFrame.Decoded skipped) {
        skipped.picture().release();
      }
      frame = source.next();
    }
    if (frame instanceof SourceFrame.Decoded decoded) {
      requireSize(decoded, wanted);
      return decoded;
    }
    if (frame instanceof SourceFrame.Unreadable unreadable) {
      throw CliException.unusable(unreadable.problem());
    }
    throw CliException.unusable(
        unlike("the video ends before the labels do", wanted.name(), "the end of the video"));
  }

  private void requireSize(SourceFrame.Decoded frame, LabelledFrame wanted) throws CliException {
    int width = frame.picture().width();
    int height = frame.picture().height();
    if (width != wanted.width() || height != wanted.height()) {
      frame.picture().release();
      throw CliException.unusable(
          unlike(
              "a frame has another size than its labels say",
              wanted.width() + "x" + wanted.height(),
              width + "x" + height + " in " + wanted.name()));
    }
  }

  /** The mendings and approximations of the video so far, and how its labels are understood. */
  public List<Problem> remarks() {
    List<Problem> remarks = new ArrayList<>(source.remarks());
    source
        .media()
        .flatMap(SourceMedia::pictures)
        .filter(pictures -> pictures.rotation() != 0 || pictures.mirrored())
        .map(this::labelsOfTurnedVideo)
        .ifPresent(remarks::add);
    return remarks;
  }

  private Problem labelsOfTurnedVideo(MediaFacts pictures) {
    return Problem.of(CliErrors.LABELS_OF_TURNED_VIDEO, "the labels are of a video that is turned")
        .expected("boxes in the upright picture, as players and OpenCV show it")
        .found(
            "a turn by %d degrees%s, from %dx%d to %dx%d"
                .formatted(
                    pictures.rotation(),
                    pictures.mirrored() ? " after mirroring" : "",
                    pictures.stored().width(),
                    pictures.stored().height(),
                    pictures.width(),
                    pictures.height()))
        .where(dataset.folder().toString())
        .fix("nothing, unless the boxes were drawn in the picture as it is stored: turn them then");
  }

  private Problem unlike(String what, String expected, String found) {
    return Problem.of(CliErrors.FRAMES_UNLIKE_LABELS, what)
        .expected(expected)
        .found(found)
        .where(dataset.folder().toString())
        .fix("take frames and labels of the same dataset");
  }

  @Override
  public void close() {
    source.close();
  }
}
