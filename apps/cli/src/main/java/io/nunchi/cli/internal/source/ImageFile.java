package io.nunchi.cli.internal.source;

import io.nunchi.accuracy.picture.PictureHeader;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.spi.frame.PixelFormat;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one picture file as OpenCV's {@code imread} reads it, which is what detectors are trained
 * on: upright as EXIF says, without applying a colour profile, alpha dropped. The content tells the
 * format, not the name.
 */
final class ImageFile {

  private static final long LARGEST_FILE = 1L << 30;
  private static final int BYTES_PER_PIXEL = 4;

  /** The part of the Java heap that one decoded picture may take. */
  private static final int PARTS_OF_HEAP = 8;

  /**
   * Warnings of JPEG readers after which pixels are missing or wrong. Bytes too many before the end
   * marker harm nothing.
   */
  private static final Pattern DAMAGE =
      Pattern.compile("(?i)premature|truncated|corrupt jpeg data(?!.*before marker 0xd9)");

  private ImageFile() {}

  /**
   * A decoded picture.
   *
   * @param pixels upright, in BGR; the taker releases them
   * @param header what the file tells of itself
   * @param colours the colours of the file, for people
   */
  record Picture(FrameBuffer pixels, PictureHeader header, String colours) {}

  /**
   * Decodes a picture.
   *
   * @throws IOException if it cannot be decoded; the message says why
   */
  static Picture read(Path file, FramePool pool) throws IOException {
    byte[] content = content(file);
    PictureHeader header = PictureHeader.read(content);
    requireRoom(header);
    FrameBuffer pixels = pool.acquire(header.width(), header.height(), PixelFormat.BGR);
    boolean complete = false;
    try {
      boolean isJpeg = header.codec().equals("JPEG");
      Decoding decoding = decode(isJpeg ? JpegProfiles.removed(content) : content);
      ImagePixels.copy(decoding.image(), header.orientation(), pixels);
      complete = true;
      return new Picture(pixels, header, decoding.colours());
    } finally {
      if (!complete) {
        pixels.release();
      }
    }
  }

  private static byte[] content(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST_FILE) {
      throw new IOException("a file of " + (size >> 20) + " MiB; at most 1024 are read");
    }
    return Files.readAllBytes(file);
  }

  private static void requireRoom(PictureHeader header) throws IOException {
    long needed = (long) header.storedWidth() * header.storedHeight() * BYTES_PER_PIXEL;
    long room = Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP;
    if (needed > room) {
      throw new IOException(
          "%dx%d pixels, which take %d MiB; one picture may take %d MiB, an eighth of the Java heap"
              .formatted(header.storedWidth(), header.storedHeight(), needed >> 20, room >> 20));
    }
  }

  private record Decoding(BufferedImage image, String colours) {}

  private static Decoding decode(byte[] content) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      return decode(ImageIO.getImageReaders(input).next(), input);
    }
  }

  private static Decoding decode(ImageReader reader, ImageInputStream input) throws IOException {
    List<String> warnings = new ArrayList<>();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(input, true, true);
      ImageTypeSpecifier raw = reader.getRawImageType(0);
      BufferedImage image = reader.read(0);
      for (String warning : warnings) {
        if (DAMAGE.matcher(warning).find()) {
          throw new IOException("the file is cut off or corrupt: " + warning);
        }
      }
      return new Decoding(image, colours(raw, image));
    } catch (RuntimeException malformed) { // ImageIO's readers throw these at corrupt files
      throw new IOException("a corrupt image: " + malformed, malformed);
    } finally {
      reader.dispose();
    }
  }

  private static String colours(@Nullable ImageTypeSpecifier raw, BufferedImage image)
      throws IOException {
    int type = image.getColorModel().getColorSpace().getType();
    if (type != ColorSpace.TYPE_RGB && type != ColorSpace.TYPE_GRAY) {
      throw new IOException(
          "colours that cannot be turned into RGB, such as CMYK without a marker");
    }
    if (raw != null && raw.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
      return "CMYK";
    }
    if (image.getColorModel() instanceof IndexColorModel) {
      return "palette";
    }
    String name = type == ColorSpace.TYPE_GRAY ? "grey" : "RGB";
    String alpha = image.getColorModel().hasAlpha() ? " and alpha" : "";
    return name + alpha + ", " + image.getColorModel().getComponentSize(0) + " bits";
  }
}
