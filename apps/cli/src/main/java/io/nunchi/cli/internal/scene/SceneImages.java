package io.nunchi.cli.internal.scene;

import io.nunchi.api.frame.FrameBuffer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes frames as numbered images.
 *
 * @param format the format
 * @param quality of a JPEG image, from 1 to 100: low values show what compression does
 */
public record SceneImages(Format format, int quality) {

  /** The format of the image files. */
  public enum Format {
    JPG,
    PNG
  }

  String ending() {
    return "." + format.name().toLowerCase(Locale.ROOT);
  }

  void write(Path folder, int number, FrameBuffer frame) throws IOException {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
    copy(frame, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    Path file = folder.resolve(String.format(Locale.ROOT, "%06d%s", number, ending()));
    ImageWriter writer =
        ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
    Files.deleteIfExists(file);
    try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (format == Format.JPG) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality / 100f);
      }
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  private static void copy(FrameBuffer frame, byte[] bgr) {
    ByteBuffer memory = frame.planes().get(0).buffer();
    int stride = frame.planes().get(0).stride();
    int rowBytes = frame.width() * 3;
    for (int y = 0; y < frame.height(); y++) {
      memory.get(y * stride, bgr, y * rowBytes, rowBytes);
    }
  }
}
