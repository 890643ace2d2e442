package io.nunchi.cli.testing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files with everything that cameras and editors write into them. */
public final class PictureFiles {

  private static final int AFTER_JPEG_START = 2;
  private static final int AFTER_PNG_HEADER = 8 + 25;

  private PictureFiles() {}

  /** Twelve colours in four columns and three rows of squares, so that every turn shows. */
  public static BufferedImage tiles(int side) {
    BufferedImage image = new BufferedImage(4 * side, 3 * side, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int column = x / side;
        int row = y / side;
        image.setRGB(x, y, (column * 70 + 20) << 16 | (row * 90 + 30) << 8 | (column + row) * 40);
      }
    }
    return image;
  }

  /**
   * The picture as a camera stores it with an EXIF orientation. EXIF defines by the sides at which
   * row 0 and column 0 are shown.
   */
  public static BufferedImage stored(BufferedImage upright, int orientation) {
    String sides =
        switch (orientation) {
          case 1 -> "top left";
          case 2 -> "top right";
          case 3 -> "bottom right";
          case 4 -> "bottom left";
          case 5 -> "left top";
          case 6 -> "right top";
          case 7 -> "right bottom";
          case 8 -> "left bottom";
          default -> throw new IllegalArgumentException("orientation " + orientation);
        };
    String rowSide = sides.substring(0, sides.indexOf(' '));
    String columnSide = sides.substring(sides.indexOf(' ') + 1);
    boolean rowsAreColumns = orientation > 4;
    int rows = rowsAreColumns ? upright.getWidth() : upright.getHeight();
    int columns = rowsAreColumns ? upright.getHeight() : upright.getWidth();
    BufferedImage stored = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int along = rowSide.equals("top") || rowSide.equals("left") ? row : rows - 1 - row;
        int across =
            columnSide.equals("top") || columnSide.equals("left") ? column : columns - 1 - column;
        stored.setRGB(
            column,
            row,
            rowsAreColumns ? upright.getRGB(along, across) : upright.getRGB(across, along));
      }
    }
    return stored;
  }

  /** The picture as a file of a format that ImageIO writes. */
  public static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("ImageIO writes no such " + format);
    }
    return bytes.toByteArray();
  }

  /** A JPEG file of high quality. */
  public static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam options = writer.getDefaultWriteParam();
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionQuality(0.97f);
      options.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), options);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /**
   * A JPEG file of one colour in four inks, as Adobe's programs write it.
   *
   * @param samples cyan, magenta, yellow and black, inverted; or Y, Cb, Cr and black
   * @param transform Adobe's number: 0 for CMYK, 2 for YCCK
   */
  public static byte[] fourInks(int[] samples, int transform) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, samples.length, null);
    for (int i = 0; i < 16 * 16; i++) {
      raster.setPixel(i % 16, i / 16, samples);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    byte[] adobe = "Adobe\0d\0\0\0\0 ".getBytes(StandardCharsets.US_ASCII);
    adobe[adobe.length - 1] = (byte) transform;
    return withSegment(bytes.toByteArray(), 0xee, adobe);
  }

  /** A JPEG or PNG file with an EXIF orientation. */
  public static byte[] withOrientation(byte[] file, int orientation) {
    byte[] exif = exif(orientation);
    if ((file[0] & 0xff) == 0xff) {
      byte[] segment =
          ByteBuffer.allocate(exif.length + 6).put(ascii("Exif\0\0")).put(exif).array();
      return withSegment(file, 0xe1, segment);
    }
    return inserted(file, AFTER_PNG_HEADER, pngChunk("eXIf", exif));
  }

  /** A JPEG file with an ICC profile. */
  public static byte[] withProfile(byte[] jpeg, byte[] profile) {
    ByteBuffer segment = ByteBuffer.allocate(profile.length + 14);
    return withSegment(jpeg, 0xe2, segment.put(ascii("ICC_PROFILE\0\1\1")).put(profile).array());
  }

  /** A PNG file whose header says another size. */
  public static byte[] withPngSize(byte[] png, int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).put(png, 16, 13);
    byte[] chunk = pngChunk("IHDR", header.putInt(0, width).putInt(4, height).array());
    byte[] file = png.clone();
    System.arraycopy(chunk, 0, file, 8, chunk.length);
    return file;
  }

  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put(ascii("MM\0*"))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer segment =
        ByteBuffer.allocate(content.length + 4)
            .put((byte) 0xff)
            .put((byte) marker)
            .putShort((short) (content.length + 2))
            .put(content);
    return inserted(jpeg, AFTER_JPEG_START, segment.array());
  }

  private static byte[] pngChunk(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(ascii(name));
    crc.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(ascii(name))
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] inserted(byte[] file, int at, byte[] piece) {
    return ByteBuffer.allocate(file.length + piece.length)
        .put(file, 0, at)
        .put(piece)
        .put(file, at, file.length - at)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
