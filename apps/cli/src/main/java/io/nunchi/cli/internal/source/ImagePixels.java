package io.nunchi.cli.internal.source;

import io.nunchi.accuracy.picture.Orientation;
import io.nunchi.api.frame.FrameBuffer;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes the samples of an image as they are in the file. Alpha is dropped, grey goes to all three
 * colours, and of 16 bits the upper eight are taken.
 */
final class ImagePixels {

  private static final int BYTES = 3;

  private ImagePixels() {}

  /**
   * Copies an image into a BGR picture.
   *
   * @param image as it is stored
   * @param orientation makes it upright
   * @param target of the upright size
   */
  static void copy(BufferedImage image, Orientation orientation, FrameBuffer target)
      throws IOException {
    boolean swaps = orientation.swapsSides();
    int width = swaps ? target.height() : target.width();
    int height = swaps ? target.width() : target.height();
    if (image.getWidth() != width || image.getHeight() != height) {
      throw new IOException(
          "%dx%d pixels after a header that says %dx%d"
              .formatted(image.getWidth(), image.getHeight(), width, height));
    }
    if (orientation == Orientation.UPRIGHT) {
      copyRows(image, target);
    } else {
      copyTurned(stored(image), orientation, width, height, target);
    }
  }

  private static void copyRows(BufferedImage image, FrameBuffer target) {
    ByteBuffer memory = target.memory(0);
    int stride = target.planes().get(0).stride();
    byte[] row = new byte[target.width() * BYTES];
    for (int y = 0; y < target.height(); y++) {
      readRow(image, y, row);
      memory.put(y * stride, row);
    }
  }

  private static byte[] stored(BufferedImage image) {
    byte[] all = new byte[image.getWidth() * image.getHeight() * BYTES];
    byte[] row = new byte[image.getWidth() * BYTES];
    for (int y = 0; y < image.getHeight(); y++) {
      readRow(image, y, row);
      System.arraycopy(row, 0, all, y * row.length, row.length);
    }
    return all;
  }

  private static void copyTurned(
      byte[] stored, Orientation orientation, int width, int height, FrameBuffer target) {
    ByteBuffer memory = target.memory(0);
    int stride = target.planes().get(0).stride();
    byte[] row = new byte[target.width() * BYTES];
    for (int y = 0; y < target.height(); y++) {
      for (int x = 0; x < target.width(); x++) {
        int from = orientation.storedIndex(x, y, width, height) * BYTES;
        System.arraycopy(stored, from, row, x * BYTES, BYTES);
      }
      memory.put(y * stride, row);
    }
  }

  private static void readRow(BufferedImage image, int y, byte[] bgr) {
    if (image.getColorModel() instanceof ComponentColorModel) {
      fromSamples(image.getRaster(), y, bgr);
    } else {
      fromColors(image, y, bgr);
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
