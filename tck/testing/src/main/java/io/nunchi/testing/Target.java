package io.nunchi.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A thing for an analyzer to find: a white upright rectangle, or the picture of something else.
 *
 * <p>Immutable; any thread. Ownership: copies the given image.
 */
public final class Target {

  private static final int WHITE = 0xfafafa;
  private static final double RECTANGLE_ASPECT = 26 / 72.0;
  private static final double RECTANGLE_HEIGHT = 0.3;
  private static final float RECTANGLE_IOU = 0.4f;
  private static final double PICTURE_HEIGHT = 0.6;
  private static final float PICTURE_IOU = 0.5f;
  private static final Target RECTANGLE = new Target(Optional.empty(), "a white upright rectangle");

  private final Optional<Raster> picture;
  private final String name;

  private Target(Optional<Raster> picture, String name) {
    this.picture = picture;
    this.name = name;
  }

  private static final class Raster {
    private final int width;
    private final int height;
    private final int[] rgb;

    Raster(BufferedImage image) {
      width = image.getWidth();
      height = image.getHeight();
      rgb = image.getRGB(0, 0, width, height, null, 0, width);
    }
  }

  /**
   * Returns the white rectangle, which motion detectors and background models find.
   *
   * @return the target
   */
  public static Target rectangle() {
    return RECTANGLE;
  }

  /**
   * Creates a target from a picture that shows the thing from edge to edge.
   *
   * @param image the picture
   * @param name a noun phrase for messages
   * @return the target
   */
  public static Target picture(BufferedImage image, String name) {
    return new Target(Optional.of(new Raster(image)), name);
  }

  /**
   * Reads a picture that shows the thing from edge to edge.
   *
   * @param file a PNG, JPEG or BMP file
   * @return the target
   * @throws IOException if the file is unreadable or no picture
   */
  public static Target read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("not a PNG, JPEG or BMP picture");
    }
    return picture(image, "the picture " + file.getFileName());
  }

  /**
   * Returns the name.
   *
   * @return a noun phrase for messages
   */
  public String name() {
    return name;
  }

  /** Returns the target's height in pixels in frames of this layout. */
  int heightIn(FrameLayout layout) {
    double part = picture.isPresent() ? PICTURE_HEIGHT : RECTANGLE_HEIGHT;
    double most = part * Math.min(layout.width(), layout.height());
    return Math.max(1, (int) Math.round(Math.min(most, most / aspect())));
  }

  int widthFor(int height) {
    return Math.max(1, (int) Math.round(aspect() * height));
  }

  private double aspect() {
    return picture.map(image -> (double) image.width / image.height).orElse(RECTANGLE_ASPECT);
  }

  /**
   * Returns the least IoU that counts as found. With a letterbox that is not undone, the box of a
   * picture in a wide frame is 0.43 times as high as the target and lies within it.
   */
  float leastIou() {
    return picture.isPresent() ? PICTURE_IOU : RECTANGLE_IOU;
  }

  /** Returns the colour at a place, in parts of the target's width and height. */
  int rgb(double x, double y) {
    if (picture.isEmpty()) {
      return WHITE;
    }
    Raster image = picture.get();
    int column = Math.min(image.width - 1, (int) (x * image.width));
    int row = Math.min(image.height - 1, (int) (y * image.height));
    return image.rgb[row * image.width + column];
  }
}
