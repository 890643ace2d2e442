package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.internal.AccuracyErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The size of an image, read without decoding it.
 *
 * @param width in pixels
 * @param height in pixels
 */
record ImageHeader(int width, int height) {

  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");

  static boolean hasImageEnding(Path file) {
    String name = DatasetFiles.name(file);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** The size, or null after adding what is wrong with the file. */
  static @Nullable ImageHeader read(Path file, FoundProblems problems) {
    String found = "no image";
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(input, true, true);
          return new ImageHeader(reader.getWidth(0), reader.getHeight(0));
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | RuntimeException e) { // ImageIO's readers throw both
      found = e.toString();
    }
    problems.add(
        new FileLocation(file, 0)
            .problem(AccuracyErrors.IMAGE_MISSING, "a labelled image cannot be read")
            .expected("a JPEG, PNG or BMP image")
            .found(found)
            .fix("copy the image again"));
    return null;
  }
}
