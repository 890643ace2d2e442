package io.nunchi.scenes.internal;

import io.nunchi.scenes.internal.place.BackdropPainter;
import io.nunchi.scenes.internal.raster.Backdrop;
import io.nunchi.scenes.internal.raster.Canvas;
import io.nunchi.scenes.internal.script.SceneScript;
import io.nunchi.scenes.internal.space.Eye;

/**
 * The view of a camera from its place, with margins to the left and above, into which it can be
 * turned. For one thread.
 */
final class Shot {

  private final int width;
  private final int height;
  private final int canvasWidth;
  private final int marginX;
  private final int marginY;
  private final Canvas canvas;
  private final int[] view;
  private int movedX;
  private int movedY;
  private int shakeX;
  private int shakeY;

  /** Paints what stands still; the margins are pixels. */
  Shot(Take take, SceneScript script, int marginX, int marginY) {
    this.width = take.width();
    this.height = take.height();
    this.canvasWidth = width + marginX;
    this.marginX = marginX;
    this.marginY = marginY;
    Eye eye = script.view().eye(width, height).shifted(marginX, marginY);
    Backdrop backdrop =
        new BackdropPainter(script.surroundings(), eye, script.light())
            .paint(canvasWidth, height + marginY);
    this.canvas = new Canvas(backdrop, eye, script.light());
    this.view = new int[hasMargins() ? width * height : 0];
  }

  private boolean hasMargins() {
    return marginX > 0 || marginY > 0;
  }

  /** On which the scene is drawn. */
  Canvas canvas() {
    return canvas;
  }

  /**
   * Turns the camera, after the actors are drawn: what it does not show is not visible.
   *
   * @param newMovedX pixels by which the view moves to the right, at most the margin
   * @param newMovedY pixels by which the view moves down, at most the margin
   * @param newShakeX pixels by which the sensor shifts it further to the right
   * @param newShakeY pixels by which the sensor shifts it further down
   */
  void point(int newMovedX, int newMovedY, int newShakeX, int newShakeY) {
    movedX = newMovedX;
    movedY = newMovedY;
    shakeX = newShakeX;
    shakeY = newShakeY;
    if (shakeX != 0 || shakeY != 0 || hasMargins()) {
      canvas.loseOutside(-shiftX(), -shiftY(), width - shiftX(), height - shiftY());
    }
  }

  /** From a place of the canvas to the frame: so many pixels to the right. */
  int shiftX() {
    return movedX - marginX + shakeX;
  }

  /** From a place of the canvas to the frame: so many pixels down. */
  int shiftY() {
    return movedY - marginY + shakeY;
  }

  /** Returns the picture of the camera before the sensor shakes it. Not to be kept. */
  int[] pixels() {
    if (!hasMargins()) {
      return canvas.pixels();
    }
    for (int y = 0; y < height; y++) {
      int from = (y + marginY - movedY) * canvasWidth + marginX - movedX;
      System.arraycopy(canvas.pixels(), from, view, y * width, width);
    }
    return view;
  }
}
