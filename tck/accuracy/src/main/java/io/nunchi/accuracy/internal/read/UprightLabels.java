package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.picture.Orientation;
import io.nunchi.accuracy.picture.PictureHeader;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes sure that labels belong to upright pictures. Analyzers see a picture as its EXIF
 * orientation says; labels of a form that gives each picture's size tell by it which pixels they
 * mean. Where the size is the same both ways, the other pictures of the dataset tell.
 */
final class UprightLabels {

  private final Map<Path, Orientation> undecided = new LinkedHashMap<>();
  private final FoundProblems problems;
  private boolean anyUpright;

  UprightLabels(FoundProblems problems) {
    this.problems = problems;
  }

  /**
   * Looks at a picture, and adds a problem if its labels belong to the stored pixels.
   *
   * @param picture the file; one that cannot be read is left to whoever decodes it
   * @param width the width that the labels give; 0 if they give none
   * @param height the height that the labels give; 0 if they give none
   */
  void check(Path picture, long width, long height) {
    try {
      if (PictureHeader.orientation(picture) != Orientation.UPRIGHT) {
        check(picture, PictureHeader.read(picture), width, height);
      }
    } catch (IOException e) {
      problems.add(
          new FileLocation(picture, 0)
              .problem(AccuracyErrors.IMAGE_MISSING, "a labelled image cannot be read")
              .expected("a JPEG, PNG or BMP image")
              .found(e.toString())
              .fix("copy the image again, or convert it"));
    }
  }

  private void check(Path picture, PictureHeader header, long width, long height) {
    boolean upright = width == header.width() && height == header.height();
    boolean stored = width == header.storedWidth() && height == header.storedHeight();
    if (stored && !upright) {
      problems.add(
          problem(
              picture,
              header.orientation(),
              "the labels give the stored size, " + width + "x" + height));
    } else if (upright && !stored) {
      anyUpright = true;
    } else {
      undecided.put(picture, header.orientation());
    }
  }

  /** Adds a problem for each picture about which nothing tells. */
  void finish() {
    if (!anyUpright) {
      undecided.forEach(
          (picture, orientation) ->
              problems.add(
                  problem(
                      picture,
                      orientation,
                      "no size that tells if the labels belong to the stored pixels")));
    }
  }

  private static Problem problem(Path picture, Orientation orientation, String found) {
    return new FileLocation(picture, 0)
        .problem(
            AccuracyErrors.STORED_PIXELS,
            "a labelled picture has an EXIF orientation ("
                + orientation.exifNumber()
                + "), and is analyzed upright")
        .expected("labels of the upright picture, with its size")
        .found(found)
        .fix(
            "turn the pixels and label them so, or remove the tag with exiftool -Orientation="
                + " if the boxes fit the stored pixels");
  }
}
