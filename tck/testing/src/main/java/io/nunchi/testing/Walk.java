package io.nunchi.testing;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A camera's stream of {@value #FRAMES} frames: {@value #EMPTY_FRAMES} frames of a textured wall,
 * then a target that walks before it. The frames are the same at every call.
 *
 * <p>Immutable; any thread. Methods that change a part return a new walk. Frames belong to the
 * caller.
 *
 * @param layout size, pixel format, colour coding and memory of the frames
 * @param target the thing that walks
 * @param way its direction
 */
public record Walk(FrameLayout layout, Target target, Way way) {

  /** The number of frames before the target appears. */
  public static final int EMPTY_FRAMES = 20;

  /** The number of all frames. */
  public static final int FRAMES = 44;

  /** The frame rate. */
  public static final int FRAMES_PER_SECOND = 10;

  private static final int FINEST_WIDTH = 960;

  /** Large frames repeat the noise of a few: painting each would take longer than analyzing it. */
  private static final int LARGE_WALLS = 4;

  /** The walk ends before the middle, where a mirrored place would be nearly the same. */
  private static final double START = 0.04;

  private static final double DISTANCE = 0.4;
  private static final PaintedFrames WALLS = new PaintedFrames();

  /** The direction in which the target walks. */
  public enum Way {
    /** From left to right, in the upper part of the frame. */
    RIGHT_ABOVE,
    /** From right to left, in the lower part of the frame. */
    LEFT_BELOW
  }

  /**
   * Describes a walk to the right in frames of 320x240 pixels without padding.
   *
   * @param format the pixel format
   * @param target the thing that walks
   * @return the walk
   */
  public static Walk of(PixelFormat format, Target target) {
    return new Walk(FrameLayout.of(320, 240, format), target, Way.RIGHT_ABOVE);
  }

  /**
   * Changes the size of the frames.
   *
   * @param width pixels
   * @param height pixels
   * @return the changed walk
   */
  public Walk sized(int width, int height) {
    return laidOut(layout.sized(width, height));
  }

  /**
   * Changes the target.
   *
   * @param newTarget the thing that walks
   * @return the changed walk
   */
  public Walk showing(Target newTarget) {
    return new Walk(layout, newTarget, way);
  }

  /**
   * Changes the pixel format.
   *
   * @param format the pixel format
   * @return the changed walk
   */
  public Walk in(PixelFormat format) {
    return laidOut(layout.in(format));
  }

  /**
   * Changes the padding.
   *
   * @param bytes unused bytes behind each row
   * @param filler the value of the unused bytes
   * @return the changed walk
   */
  public Walk padded(int bytes, int filler) {
    return laidOut(layout.in(PlaneMemory.padded(bytes, filler)));
  }

  /**
   * Changes the memory around the rows.
   *
   * @param memory padding, tail and alignment
   * @return the changed walk
   */
  public Walk in(PlaneMemory memory) {
    return laidOut(layout.in(memory));
  }

  /**
   * Changes the colour coding.
   *
   * @param coding matrix and range
   * @return the changed walk
   */
  public Walk coded(ColorCoding coding) {
    return laidOut(layout.coded(coding));
  }

  /**
   * Changes the direction.
   *
   * @param newWay the direction
   * @return the changed walk
   */
  public Walk going(Way newWay) {
    return new Walk(layout, target, newWay);
  }

  private Walk laidOut(FrameLayout newLayout) {
    return new Walk(newLayout, target, way);
  }

  /**
   * Paints all frames.
   *
   * @return new frames in stream order
   */
  public List<WatchedFrame> frames() {
    List<WatchedFrame> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      frames.add(frame(i));
    }
    return frames;
  }

  /**
   * Paints one frame.
   *
   * @param index from 0; the sequence of the frame
   * @return a new frame with its own memory
   */
  public WatchedFrame frame(int index) {
    return frame(index, Set.of(way));
  }

  /**
   * Paints one frame with a target for each of some directions: none, one or two.
   *
   * @param index from 0; the sequence of the frame
   * @param ways the directions of the targets to show
   * @return a new frame with its own memory
   */
  public WatchedFrame frame(int index, Set<Way> ways) {
    FramePixels pixels = wall(index).copiedInto(layout.memory());
    if (index >= EMPTY_FRAMES) {
      ways.forEach(shown -> going(shown).paintTarget(pixels, index));
    }
    return new WatchedFrame(pixels, index);
  }

  /** Returns shared pixels: all walks of one size, format and coding have the same wall. */
  private FramePixels wall(int ofFrame) {
    FrameLayout tight = layout.in(PlaneMemory.TIGHT);
    int index = blockSide(tight) > 1 ? ofFrame % LARGE_WALLS : ofFrame;
    return WALLS.get(
        new PaintedFrames.Key(tight, index),
        () -> FramePixels.paintBlocks(tight, blockSide(tight), (x, y) -> wall(x, y, index)));
  }

  /** Returns the width of the wall's smallest detail, so that a large frame shows the same wall. */
  private static int blockSide(FrameLayout layout) {
    return Math.max(1, Math.max(layout.width(), layout.height()) / FINEST_WIDTH);
  }

  /**
   * Returns the place of the target.
   *
   * @param index the frame's index, at least {@value #EMPTY_FRAMES}
   * @return the box around the target
   */
  public BoundingBox truth(int index) {
    float width = layout.width();
    float height = layout.height();
    int targetHeight = target.heightIn(layout);
    int targetWidth = target.widthFor(targetHeight);
    return new BoundingBox(
        left(index, targetWidth) / width,
        top(targetHeight) / height,
        targetWidth / width,
        targetHeight / height);
  }

  private void paintTarget(FramePixels pixels, int index) {
    int height = target.heightIn(layout);
    int width = target.widthFor(height);
    int left = left(index, width);
    int top = top(height);
    pixels.paint(
        left,
        top,
        left + width,
        top + height,
        (x, y) -> target.rgb((x - left + 0.5) / width, (y - top + 0.5) / height));
  }

  private static int wall(int x, int y, int index) {
    int texture = 90 + (x / 7 * 13 + y / 5 * 29) % 23;
    int noise = Math.floorMod(((x * 31 + y * 17 + index * 101) * 0x9E3779B1) >>> 7, 5) - 2;
    int grey = texture + noise;
    return grey << 16 | grey << 8 | grey;
  }

  private int left(int index, int targetWidth) {
    int room = layout.width() - targetWidth;
    double part = START + DISTANCE * (index - EMPTY_FRAMES) / (FRAMES - EMPTY_FRAMES);
    return (int) Math.round(room * (way == Way.RIGHT_ABOVE ? part : 1 - part));
  }

  private int top(int targetHeight) {
    return (int)
        Math.round((layout.height() - targetHeight) * (way == Way.RIGHT_ABOVE ? 0.12 : 0.9));
  }
}
