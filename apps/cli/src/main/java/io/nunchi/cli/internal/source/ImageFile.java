package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.spi.frame.PixelFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads one image file; the format is told by its content, not by its name. */
final class ImageFile {

  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");

  private ImageFile() {}

  static boolean hasImageEnding(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return ENDINGS.contains(ending.toLowerCase(Locale.ROOT)) && !name.startsWith(".");
  }

  /**
   * Decodes an image.
   *
   * @return a picture, which the caller releases
   * @throws IOException if it cannot be decoded; the message says why
   */
  static FrameBuffer read(Path file, FramePool pool) throws IOException {
    BufferedImage image = decode(file);
    FrameBuffer picture = pool.acquire(image.getWidth(), image.getHeight(), PixelFormat.BGR);
    ImagePixels.copy(image, picture);
    return picture;
  }

  private static BufferedImage decode(Path file) throws IOException {
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      if (input == null) {
        throw new IOException("the file cannot be read");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IOException("the content is no image that can be decoded");
      }
      return decode(readers.next(), input);
    }
  }

  private static BufferedImage decode(ImageReader reader, ImageInputStream input)
      throws IOException {
    try {
      reader.setInput(input, true, true);
      if (!reader.getImageTypes(0).hasNext()) {
        throw new IOException("a colour model that is not supported, such as CMYK; convert to RGB");
      }
      return reader.read(0);
    } catch (RuntimeException malformed) { // ImageIO's readers throw these at corrupt files
      throw new IOException("a corrupt image: " + malformed, malformed);
    } finally {
      reader.dispose();
    }
  }
}
