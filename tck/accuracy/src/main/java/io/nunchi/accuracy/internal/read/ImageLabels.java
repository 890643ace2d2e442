package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Pairs images and files of labels by their names without endings. */
final class ImageLabels {

  /**
   * An image and its labels.
   *
   * @param image the image
   * @param labels the file of its labels
   */
  record Pair(Path image, Path labels) {}

  private ImageLabels() {}

  /**
   * All pairs, by name. An image without labels is a problem, too: a file that was forgotten looks
   * the same as a frame with nothing in it.
   */
  static List<Pair> pairs(Path images, Path labels, String ending, FoundProblems problems)
      throws AccuracyException {
    TreeMap<String, Path> imagesByName = new TreeMap<>();
    for (Path image : DatasetFiles.in(images)) {
      if (ImageHeader.hasImageEnding(image)
          && imagesByName.put(DatasetFiles.nameWithoutEnding(image), image) != null) {
        problems.add(
            new FileLocation(image, 0)
                .duplicate("two images have the same name", DatasetFiles.nameWithoutEnding(image)));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (Path file : DatasetFiles.in(labels)) {
      if (DatasetFiles.name(file).endsWith(ending)) {
        Path image = imagesByName.remove(DatasetFiles.nameWithoutEnding(file));
        if (image == null) {
          problems.add(missing(file, "a labelled image is missing", "an image in " + images));
        } else {
          pairs.add(new Pair(image, file));
        }
      }
    }
    imagesByName
        .values()
        .forEach(
            image ->
                problems.add(
                    missing(
                        image, "an image has no labels", "a file " + ending + " in " + labels)));
    return pairs;
  }

  private static Problem missing(Path file, String what, String expected) {
    return new FileLocation(file, 0)
        .problem(AccuracyErrors.IMAGE_MISSING, what)
        .expected(expected + " named " + DatasetFiles.nameWithoutEnding(file))
        .found("no such file")
        .fix("copy it, or remove its counterpart; an empty file says that nothing is there");
  }
}
