package io.nunchi.accuracy.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.icc.IccDirectory;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The beginning of a picture file.
 *
 * <p>Immutable; any thread.
 *
 * @param codec {@code JPEG}, {@code PNG} or {@code BMP}, told by the content and not by the name
 * @param storedWidth pixels in a row of the file
 * @param storedHeight rows of the file
 * @param orientation the orientation that EXIF tells
 * @param hasColourProfile true if the file has an ICC profile
 */
public record PictureHeader(
    String codec,
    int storedWidth,
    int storedHeight,
    Orientation orientation,
    boolean hasColourProfile) {

  private static final Set<String> CODECS = Set.of("JPEG", "PNG", "BMP");

  /** Endings of pictures. Those of kinds that are not read are refused, and not passed over. */
  private static final Set<String> ENDINGS =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "webp", "tif", "tiff", "gif", "heic", "heif",
          "avif", "jp2", "jxl", "ppm", "pgm", "dng");

  /** Tells by the ending of its name if a file is a picture, of a kind that is read or not. */
  public static boolean hasPictureEnding(Path file) {
    return ENDINGS.contains(ending(file)) && !name(file).startsWith(".");
  }

  private static String ending(Path file) {
    String name = name(file);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * Reads the header of a file.
   *
   * @param file the file; any name that the file system has
   * @return its header
   * @throws IOException if it is no picture of a kind that is read; the message says why
   */
  public static PictureHeader read(Path file) throws IOException {
    Metadata metadata = metadata(file);
    try (InputStream content = Files.newInputStream(file)) {
      return header(content, metadata);
    }
  }

  /**
   * Reads the header of a picture in memory.
   *
   * @param content the bytes of the file
   * @return its header
   * @throws IOException if it is no picture of a kind that is read; the message says why
   */
  public static PictureHeader read(byte[] content) throws IOException {
    return header(new ByteArrayInputStream(content), metadata(new ByteArrayInputStream(content)));
  }

  /**
   * Reads the orientation alone, which is faster than the whole header.
   *
   * @param file the file
   * @return the orientation; upright for a file that does not tell it
   * @throws IOException if it cannot be read
   */
  public static Orientation orientation(Path file) throws IOException {
    return orientation(metadata(file));
  }

  private static PictureHeader header(InputStream content, Metadata metadata) throws IOException {
    try (ImageInputStream input = new MemoryCacheImageInputStream(content)) {
      ImageReader reader = reader(input);
      try {
        reader.setInput(input, true, true);
        return new PictureHeader(
            codec(reader),
            reader.getWidth(0),
            reader.getHeight(0),
            orientation(metadata),
            metadata.containsDirectoryOfType(IccDirectory.class));
      } catch (RuntimeException malformed) { // ImageIO's readers throw these at corrupt files
        throw new IOException("a corrupt picture: " + malformed, malformed);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream input) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
    if (!readers.hasNext()) {
      throw new IOException("the content is no JPEG, PNG or BMP picture");
    }
    ImageReader reader = readers.next();
    String codec = codec(reader);
    if (!CODECS.contains(codec)) {
      reader.dispose();
      throw new IOException("the content is " + codec + ", which is not read");
    }
    return reader;
  }

  private static String codec(ImageReader reader) throws IOException {
    return reader.getFormatName().toUpperCase(Locale.ROOT);
  }

  private static Metadata metadata(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      return metadata(content);
    }
  }

  private static Metadata metadata(InputStream content) throws IOException {
    try {
      return ImageMetadataReader.readMetadata(content);
    } catch (ImageProcessingException noMetadata) {
      return new Metadata(); // its reader says if it is a picture at all
    } catch (RuntimeException malformed) {
      throw new IOException("a picture with corrupt metadata: " + malformed, malformed);
    }
  }

  private static Orientation orientation(Metadata metadata) {
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer number =
        directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return number == null ? Orientation.UPRIGHT : Orientation.ofExif(number);
  }

  /** The width of the upright picture, in pixels. */
  public int width() {
    return orientation.swapsSides() ? storedHeight : storedWidth;
  }

  /** The height of the upright picture, in pixels. */
  public int height() {
    return orientation.swapsSides() ? storedWidth : storedHeight;
  }
}
