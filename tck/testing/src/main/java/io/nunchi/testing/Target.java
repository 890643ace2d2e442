package io.nunchi.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
  private static final int UNTINTED = 0xffffff;
  private static final Target RECTANGLE =
      new Target(Optional.empty(), "a white upright rectangle", RECTANGLE_HEIGHT, UNTINTED);

  private final Optional<Raster> picture;
  private final String name;
  private final double height;
  private final int tint;

  private Target(Optional<Raster> picture, String name, double height, int tint) {
    this.picture = picture;
    this.name = name;
    this.height = height;
    this.tint = tint;
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

    private Raster(Raster other, int[] rgb) {
      width = other.width;
      height = other.height;
      this.rgb = rgb;
    }

    int at(double x, double y) {
      int column = Math.min(width - 1, (int) (x * width));
      int row = Math.min(height - 1, (int) (y * height));
      return rgb[row * width + column];
    }

    Raster withRedAndBlueExchanged() {
      return new Raster(this, Arrays.stream(rgb).map(Target::exchangeRedAndBlue).toArray());
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
    return new Target(Optional.of(new Raster(image)), name, PICTURE_HEIGHT, UNTINTED);
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
   * Changes the size.
   *
   * @param part the height as a part of the frame's shorter side, above 0 and at most 1
   * @return the changed target
   */
  public Target sized(double part) {
    return new Target(picture, "%s at %.2f of the frame".formatted(name, part), part, tint);
  }

  /**
   * Multiplies the colours with another one, as a coloured lamp does: a white thing gets that
   * colour.
   *
   * @param rgb red, green and blue, each from 0 to 255, as {@code 0xRRGGBB}
   * @return the changed target
   */
  public Target tinted(int rgb) {
    return new Target(picture, "%s in #%06x".formatted(name, rgb), height, rgb);
  }

  /**
   * Exchanges red and blue, as a reader does that takes RGB for BGR.
   *
   * @return the changed target
   */
  public Target withRedAndBlueExchanged() {
    Optional<Raster> exchanged = picture.map(Raster::withRedAndBlueExchanged);
    return new Target(
        exchanged, name + " with red and blue exchanged", height, exchangeRedAndBlue(tint));
  }

  private static int exchangeRedAndBlue(int rgb) {
    return ((rgb & 0xff) << 16) | (rgb & 0xff00) | ((rgb >> 16) & 0xff);
  }

  /**
   * Tells whether this shows a picture, whose edges are not those of the thing to the pixel.
   *
   * @return false for the rectangle
   */
  public boolean isPicture() {
    return picture.isPresent();
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
    double most = height * Math.min(layout.width(), layout.height());
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
    int colour = picture.map(image -> image.at(x, y)).orElse(WHITE);
    return tint == UNTINTED ? colour : multiply(colour, tint);
  }

  private static int multiply(int rgb, int other) {
    int product = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      product |= (((rgb >> shift) & 255) * ((other >> shift) & 255) / 255) << shift;
    }
    return product;
  }
}
