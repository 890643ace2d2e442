package io.nunchi.cli.internal.source;

import io.nunchi.accuracy.picture.PictureHeader;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The images of a folder, in order.
 *
 * @param kind tells folders of images from MOTChallenge sequences
 * @param name the sequence's or the folder's name
 * @param images at least one
 * @param frameRate the rate that {@code seqinfo.ini} tells
 */
record ImageSequence(SourceKind kind, String name, List<Path> images, OptionalDouble frameRate) {

  static ImageSequence in(Path folder) throws CliException {
    try {
      String folderName = String.valueOf(folder.getFileName());
      Path description = folder.resolve("seqinfo.ini");
      if (Files.exists(description)) {
        SequenceInfo info = SequenceInfo.read(description);
        return new ImageSequence(
            SourceKind.SEQUENCE_FOLDER,
            info.name().orElse(folderName),
            images(folder.resolve(info.imageFolder().orElse("img1"))),
            info.frameRate());
      }
      Path conventional = folder.resolve("img1");
      if (Files.isDirectory(conventional)) {
        return new ImageSequence(
            SourceKind.SEQUENCE_FOLDER, folderName, images(conventional), OptionalDouble.empty());
      }
      return new ImageSequence(
          SourceKind.IMAGE_FOLDER, folderName, images(folder), OptionalDouble.empty());
    } catch (IOException unreadable) {
      throw unreadable(folder, unreadable);
    }
  }

  /** The rate that a sequence's description tells, if there is one. */
  static OptionalDouble rate(Path folder) throws CliException {
    Path description = folder.resolve("seqinfo.ini");
    try {
      return Files.exists(description)
          ? SequenceInfo.read(description).frameRate()
          : OptionalDouble.empty();
    } catch (IOException unreadable) {
      throw unreadable(folder, unreadable);
    }
  }

  private static CliException unreadable(Path folder, IOException cause) {
    return CliException.unusable(
        Problem.of(CliErrors.SOURCE_UNREADABLE, "the folder cannot be read")
            .expected("a readable folder of images")
            .found(cause.toString())
            .where(folder.toString())
            .fix("check that it exists, and its permissions"),
        cause);
  }

  private static List<Path> images(Path folder) throws IOException, CliException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> images =
          files
              .filter(file -> PictureHeader.hasPictureEnding(file) && Files.isRegularFile(file))
              .sorted(
                  Comparator.comparing(
                          (Path file) -> String.valueOf(file.getFileName()), new NaturalOrder())
                      .thenComparing(Comparator.naturalOrder())) // names that look the same
              .toList();
      if (images.isEmpty()) {
        throw CliException.unusable(
            Problem.of(CliErrors.NO_IMAGES, "the folder has no images")
                .expected("files ending in .jpg, .jpeg, .png or .bmp")
                .found("none")
                .where(folder.toString())
                .fix("name the folder that holds the images themselves"));
      }
      return images;
    }
  }
}
