package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the images of a YOLO dataset and the files of their labels: those of {@code images/x.jpg}
 * are in {@code labels/x.txt}, at any depth. For one thread.
 */
final class YoloImages {

  private static final String IMAGES = "images";
  private static final String ENDING = ".txt";

  /** Endings that Ultralytics reads and Nunchi does not. */
  private static final Set<String> UNREAD_ENDINGS =
      Set.of("webp", "tif", "tiff", "dng", "mpo", "heic", "avif", "gif");

  /**
   * An image and its labels.
   *
   * @param name the image for people
   * @param image the image
   * @param labels the file of its labels, which need not exist
   */
  record Pair(String name, Path image, Path labels) {}

  private final List<Path> sources;
  private final FoundProblems problems;
  private final List<Pair> pairs = new ArrayList<>();
  private final Set<Path> labelFiles = new HashSet<>();

  private YoloImages(List<Path> sources, FoundProblems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** All images, by their places. */
  static List<Pair> pairs(List<Path> sources, FoundProblems problems) throws AccuracyException {
    return new YoloImages(sources, problems).find();
  }

  private List<Pair> find() throws AccuracyException {
    for (Path source : sources) {
      if (Files.isRegularFile(source)) {
        addListed(source);
      } else {
        for (Path image : filesBelow(source)) {
          addImage(image, name(source, image));
        }
      }
    }
    for (Path source : sources) {
      if (!Files.isRegularFile(source)) {
        refuseOrphans(labelsOf(source));
      }
    }
    return pairs;
  }

  private String name(Path source, Path image) {
    String within = source.relativize(image).toString();
    return sources.size() == 1 ? within : DatasetFiles.name(source) + "/" + within;
  }

  private void addImage(Path image, String name) {
    if (!ImageHeader.hasImageEnding(image)) {
      refuseUnread(image);
      return;
    }
    Path labels = labelsOf(image).resolveSibling(DatasetFiles.nameWithoutEnding(image) + ENDING);
    if (labelFiles.add(labels)) {
      pairs.add(new Pair(name, image, labels));
    } else {
      problems.add(
          new FileLocation(image, 0)
              .duplicate("two images have the same name", DatasetFiles.nameWithoutEnding(image)));
    }
  }

  private void refuseUnread(Path file) {
    String name = DatasetFiles.name(file);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (UNREAD_ENDINGS.contains(ending)) {
      problems.add(
          new FileLocation(file, 0)
              .problem(AccuracyErrors.IMAGE_MISSING, "an image has a form that is not read")
              .expected("a JPEG, PNG or BMP image")
              .found(name)
              .fix("convert it, or remove it with its labels"));
    }
  }

  /** The images of a list, one in each line, counted from the list or as they are. */
  private void addListed(Path list) throws AccuracyException {
    List<String> lines = DatasetFiles.lines(list);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        FileLocation location = new FileLocation(list, i + 1L);
        try {
          Path image = list.toAbsolutePath().resolveSibling(lines.get(i)).normalize();
          if (Files.isRegularFile(image)) {
            addImage(image, lines.get(i));
          } else {
            problems.add(missing(location, "a listed image is missing", image.toString()));
          }
        } catch (InvalidPathException e) {
          problems.add(
              location.value("a file name cannot be", "the name of an image", lines.get(i)));
        }
      }
    }
  }

  /** Labels without an image: somebody lost the image. */
  private void refuseOrphans(Path folder) throws AccuracyException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path file : filesBelow(folder)) {
      String name = DatasetFiles.name(file);
      boolean isLabels = name.endsWith(ENDING) && !name.equals(YoloDescription.CLASSES);
      if (isLabels && !labelFiles.contains(file)) {
        problems.add(
            missing(
                new FileLocation(file, 0),
                "a labelled image is missing",
                "an image named " + DatasetFiles.nameWithoutEnding(file)));
      }
    }
  }

  private static Problem missing(FileLocation location, String what, String expected) {
    return location
        .problem(AccuracyErrors.IMAGE_MISSING, what)
        .expected(expected)
        .found("no such file")
        .fix("copy it, or remove its counterpart");
  }

  /** The same place with the last {@code images} in it called {@code labels}. */
  private static Path labelsOf(Path imagePlace) {
    Path labels = imagePlace;
    for (int i = imagePlace.getNameCount() - 1; i >= 0; i--) {
      if (imagePlace.getName(i).toString().equals(IMAGES)) {
        labels =
            (i == 0 ? base(imagePlace) : base(imagePlace).resolve(imagePlace.subpath(0, i)))
                .resolve(YoloReader.LABELS);
        return i == imagePlace.getNameCount() - 1
            ? labels
            : labels.resolve(imagePlace.subpath(i + 1, imagePlace.getNameCount()));
      }
    }
    return labels;
  }

  private static Path base(Path place) {
    Path root = place.getRoot();
    return root == null ? Path.of("") : root;
  }

  /** The regular files of a folder and of all below it, by their places, hidden ones left out. */
  private static List<Path> filesBelow(Path folder) throws AccuracyException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !DatasetFiles.name(file).startsWith("."))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw DatasetFiles.unreadable(folder, e);
    }
  }
}
