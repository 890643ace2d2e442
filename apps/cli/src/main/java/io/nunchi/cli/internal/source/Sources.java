package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Opens whatever the user named. */
public final class Sources {

  private static final String WHAT_A_SOURCE_IS =
      "a video file, an rtsp:// or rtsps:// URL, a folder of images, a MOTChallenge sequence"
          + " folder, or scene:NAME";

  private Sources() {}

  /** Tells if a text names a camera on the network. */
  public static boolean isLive(String location) {
    return location.startsWith("rtsp://") || location.startsWith("rtsps://");
  }

  /** Tells if a text names a folder, as of images. */
  public static boolean isFolder(String location) {
    try {
      return !isLive(location) && Files.isDirectory(Path.of(location));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  /** A location as it may be shown and written: without user and password. */
  public static String shown(String location) {
    return Locations.withoutPassword(location);
  }

  /**
   * Opens a source.
   *
   * @return the source, which the caller closes
   * @throws CliException if it cannot be used
   */
  public static FrameSource open(SourceRequest request) throws CliException {
    String location = request.location();
    if (isLive(location)) {
      refuseFrameRate(request);
      return LiveSource.open(request);
    }
    refuseLiveOptions(request);
    if (location.startsWith(SceneOptions.SCHEME)) {
      refuseFrameRate(request);
      return SceneSource.open(location);
    }
    Path path = existing(location);
    if (Files.isDirectory(path)) {
      return ImageFolderSource.open(path, request.frameRate());
    }
    refuseFrameRate(request);
    return VideoFileSource.open(path);
  }

  /**
   * Opens images that a dataset names, in its order.
   *
   * @param folder the dataset
   * @param images at least one
   * @return the source, which the caller closes
   * @throws CliException if they cannot be used
   */
  public static FrameSource openImages(Path folder, List<Path> images) throws CliException {
    Path absolute = folder.toAbsolutePath().normalize();
    String name = String.valueOf(absolute.getFileName());
    return ImageFolderSource.open(
        new ImageSequence(SourceKind.IMAGE_FOLDER, name, images, ImageSequence.rate(absolute)),
        absolute,
        OptionalDouble.empty());
  }

  /** Refuses a camera where a recording is to be read more than once. */
  static void refuseLive(String source) throws CliException {
    if (isLive(source)) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "a live source cannot be measured again")
              .expected("a video file or a folder of images")
              .found("an rtsp URL")
              .where("SOURCE")
              .fix("record a piece of it first"));
    }
  }

  private static void refuseLiveOptions(SourceRequest request) throws CliException {
    Optional<String> given = request.live().given();
    if (given.isPresent()) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "only a live source takes the option")
              .expected("an rtsp:// URL with " + given.get())
              .found(Locations.withoutPassword(request.location()))
              .where(given.get())
              .fix("leave " + given.get() + " out; a recording is analyzed to its end"));
    }
  }

  private static void refuseFrameRate(SourceRequest request) throws CliException {
    if (request.frameRate().isPresent()) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "the source knows its frame rate itself")
              .expected("a folder of images with --frame-rate")
              .found(Locations.withoutPassword(request.location()))
              .where("--frame-rate")
              .fix("leave --frame-rate out; a scene takes its rate as scene:NAME?fps=N"));
    }
  }

  private static Path existing(String location) throws CliException {
    Path path;
    try {
      path = Path.of(location);
    } catch (InvalidPathException noPath) {
      throw missing(location, "a text that is no path: " + noPath.getReason());
    }
    if (!Files.exists(path)) {
      throw missing(
          path.toAbsolutePath().toString(),
          location.contains("://") ? "a URL of a kind that is not supported" : "nothing");
    }
    if (!Files.isReadable(path)) {
      throw missing(path.toAbsolutePath().toString(), "no permission to read it");
    }
    return path;
  }

  private static CliException missing(String where, String found) {
    return CliException.unusable(
        Problem.of(CliErrors.SOURCE_UNREADABLE, "the source cannot be read")
            .expected(WHAT_A_SOURCE_IS)
            .found(found)
            .where(Locations.withoutPassword(where))
            .fix("correct the path, or make it readable"));
  }
}
