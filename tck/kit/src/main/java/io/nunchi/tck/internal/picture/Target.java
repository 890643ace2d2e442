package io.nunchi.tck.internal.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A thing that an analyzer finds: a white upright rectangle, or a picture of something else. */
public final class Target {

  private static final int WHITE = 0xfafafa;
  private static final double OWN_ASPECT = 26 / 72.0;
  private static final double OWN_HEIGHT = 0.3;
  private static final float OWN_IOU = 0.4f;
  private static final double PICTURE_HEIGHT = 0.6;
  private static final float PICTURE_IOU = 0.5f;
  private static final Target RECTANGLE = new Target(Optional.empty(), "a white upright rectangle");

  private final Optional<BufferedImage> picture;
  private final String name;

  private Target(Optional<BufferedImage> picture, String name) {
    this.picture = picture;
    this.name = name;
  }

  /** The rectangle. */
  public static Target rectangle() {
    return RECTANGLE;
  }

  /** A picture that shows the thing from edge to edge. */
  public static Target picture(BufferedImage image, String name) {
    return new Target(Optional.of(image), name);
  }

  /** A file with such a picture. */
  public static Target read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("not a PNG, JPEG or BMP picture");
    }
    return picture(image, "the picture " + file.getFileName());
  }

  /** What it is. */
  public String name() {
    return name;
  }

  /** Pixels of a frame with sides of these lengths. */
  int heightIn(int width, int height) {
    double most = (picture.isPresent() ? PICTURE_HEIGHT : OWN_HEIGHT) * Math.min(width, height);
    return Math.max(1, (int) Math.round(Math.min(most, most / aspect())));
  }

  int widthFor(int height) {
    return Math.max(1, (int) Math.round(aspect() * height));
  }

  private double aspect() {
    return picture.map(image -> (double) image.getWidth() / image.getHeight()).orElse(OWN_ASPECT);
  }

  /**
   * How well a detection must cover it. A letterbox that is left in makes the box of a target that
   * fills most of a wide frame 0.43 times as high and leaves it within the right one.
   */
  float foundIou() {
    return picture.isPresent() ? PICTURE_IOU : OWN_IOU;
  }

  /** Its colour at a place, in parts of its width and height. */
  int rgb(double x, double y) {
    return picture
        .map(
            image ->
                image.getRGB(
                    Math.min(image.getWidth() - 1, (int) (x * image.getWidth())),
                    Math.min(image.getHeight() - 1, (int) (y * image.getHeight()))))
        .orElse(WHITE);
  }
}
