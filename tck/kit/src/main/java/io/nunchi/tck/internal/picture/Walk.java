package io.nunchi.tck.internal.picture;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.BoundingBox;
import java.util.ArrayList;
import java.util.List;

/**
 * A camera's stream in which a target walks before a textured wall, after a while without it. Ten
 * frames a second; the same at every call.
 *
 * @param width pixels
 * @param height pixels
 * @param format how frames lie in memory
 * @param padding bytes behind each row; what they hold must not matter
 * @param filler what the padding holds
 * @param target what walks
 * @param way how it walks
 */
public record Walk(
    int width, int height, PixelFormat format, int padding, int filler, Target target, Way way) {

  /** Frames before the target comes. */
  public static final int EMPTY_FRAMES = 20;

  /** All frames. */
  public static final int FRAMES = 44;

  private static final PaintedPictures PAINTED = new PaintedPictures();

  /** How the target walks. */
  public enum Way {
    /** From the left to the right, in the upper part. */
    RIGHT_ABOVE,
    /** From the right to the left, in the lower part. */
    LEFT_BELOW
  }

  /** Small, without padding, to the right. */
  public static Walk of(PixelFormat format, Target target) {
    return new Walk(320, 240, format, 0, 0, target, Way.RIGHT_ABOVE);
  }

  public Walk sized(int newWidth, int newHeight) {
    return new Walk(newWidth, newHeight, format, padding, filler, target, way);
  }

  public Walk showing(Target newTarget) {
    return new Walk(width, height, format, padding, filler, newTarget, way);
  }

  public Walk in(PixelFormat newFormat) {
    return new Walk(width, height, newFormat, padding, filler, target, way);
  }

  public Walk padded(int bytes, int newFiller) {
    return new Walk(width, height, format, bytes, newFiller, target, way);
  }

  public Walk going(Way newWay) {
    return new Walk(width, height, format, padding, filler, target, newWay);
  }

  /** All frames of the stream. */
  public List<WatchedFrame> frames() {
    List<WatchedFrame> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      frames.add(frame(i));
    }
    return frames;
  }

  public WatchedFrame frame(int index) {
    Picture picture =
        PAINTED.get(
            key(index),
            () -> Picture.paint(width, height, format, padding, filler, painter(index)));
    return new WatchedFrame(picture, index);
  }

  /** Before the target comes, nothing tells one walk from another. */
  private PaintedPictures.Key key(int index) {
    boolean isEmpty = index < EMPTY_FRAMES;
    return new PaintedPictures.Key(
        isEmpty ? showing(Target.rectangle()).going(Way.RIGHT_ABOVE) : this, index);
  }

  /** Where the target is, from frame {@link #EMPTY_FRAMES} on. */
  public BoundingBox truth(int index) {
    int targetHeight = target.heightIn(width, height);
    int targetWidth = target.widthFor(targetHeight);
    return new BoundingBox(
        (float) left(index, targetWidth) / width,
        (float) top(targetHeight) / height,
        (float) targetWidth / width,
        (float) targetHeight / height);
  }

  private Picture.Painter painter(int index) {
    if (index < EMPTY_FRAMES) {
      return (x, y) -> wall(x, y, index);
    }
    int targetHeight = target.heightIn(width, height);
    int targetWidth = target.widthFor(targetHeight);
    int left = left(index, targetWidth);
    int top = top(targetHeight);
    return (x, y) ->
        x >= left && x < left + targetWidth && y >= top && y < top + targetHeight
            ? target.rgb((x - left + 0.5) / targetWidth, (y - top + 0.5) / targetHeight)
            : wall(x, y, index);
  }

  private static int wall(int x, int y, int index) {
    int texture = 90 + (x / 7 * 13 + y / 5 * 29) % 23;
    int noise = Math.floorMod(((x * 31 + y * 17 + index * 101) * 0x9E3779B1) >>> 7, 5) - 2;
    int grey = texture + noise;
    return grey << 16 | grey << 8 | grey;
  }

  private int left(int index, int targetWidth) {
    int room = width - targetWidth;
    double part = 0.08 + 0.5 * (index - EMPTY_FRAMES) / (FRAMES - EMPTY_FRAMES);
    return (int) Math.round(room * (way == Way.RIGHT_ABOVE ? part : 1 - part));
  }

  private int top(int targetHeight) {
    return (int) Math.round((height - targetHeight) * (way == Way.RIGHT_ABOVE ? 0.12 : 0.9));
  }
}
