package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.picture.PictureHeader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The size of an upright image, read without decoding it.
 *
 * @param width in pixels
 * @param height in pixels
 */
record ImageHeader(int width, int height) {

  static boolean hasImageEnding(Path file) {
    return PictureHeader.hasPictureEnding(file);
  }

  /** The size, or null after adding what is wrong with the file. */
  static @Nullable ImageHeader read(Path file, FoundProblems problems) {
    try {
      PictureHeader header = PictureHeader.read(file);
      return new ImageHeader(header.width(), header.height());
    } catch (IOException e) {
      problems.add(
          new FileLocation(file, 0)
              .problem(AccuracyErrors.IMAGE_MISSING, "a labelled image cannot be read")
              .expected("a JPEG, PNG or BMP image")
              .found(e.toString())
              .fix("copy the image again, or convert it"));
      return null;
    }
  }
}
