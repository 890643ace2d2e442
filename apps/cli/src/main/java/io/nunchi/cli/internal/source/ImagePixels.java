package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.nio.ByteBuffer;

/**
 * Takes the samples of an image as they are in the file. Colour profiles and alpha are ignored, as
 * in other image readers for computer vision; grey goes to all three colours.
 */
final class ImagePixels {

  private ImagePixels() {}

  /** Copies an image into a BGR picture of its size. */
  static void copy(BufferedImage image, FrameBuffer target) {
    ColorModel model = image.getColorModel();
    ByteBuffer memory = target.memory(0);
    int stride = target.planes().get(0).stride();
    byte[] row = new byte[target.width() * 3];
    for (int y = 0; y < target.height(); y++) {
      if (model instanceof ComponentColorModel) {
        fromSamples(image.getRaster(), y, row);
      } else {
        fromColors(image, y, row);
      }
      memory.put(y * stride, row);
    }
  }

  private static void fromSamples(Raster raster, int y, byte[] bgr) {
    int bands = raster.getNumBands();
    int shift = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT ? 8 : 0;
    int[] samples =
        raster.getPixels(
            raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, (int[]) null);
    int red = 0;
    int green = bands >= 3 ? 1 : 0;
    int blue = bands >= 3 ? 2 : 0;
    for (int x = 0; x < raster.getWidth(); x++) {
      bgr[x * 3] = (byte) (samples[x * bands + blue] >> shift);
      bgr[x * 3 + 1] = (byte) (samples[x * bands + green] >> shift);
      bgr[x * 3 + 2] = (byte) (samples[x * bands + red] >> shift);
    }
  }

  private static void fromColors(BufferedImage image, int y, byte[] bgr) {
    int[] colors = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    for (int x = 0; x < colors.length; x++) {
      bgr[x * 3] = (byte) colors[x];
      bgr[x * 3 + 1] = (byte) (colors[x] >> 8);
      bgr[x * 3 + 2] = (byte) (colors[x] >> 16);
    }
  }
}
