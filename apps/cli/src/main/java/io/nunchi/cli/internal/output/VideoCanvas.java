package io.nunchi.cli.internal.output;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.draw.FrameCopier;
import io.nunchi.cli.internal.draw.FrameImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * The picture that goes into the video: as large as the first frame, rounded up to even sides as
 * H.264 wants them; frames of another size are scaled into it, their shape kept. For one thread;
 * closed by its creator.
 */
final class VideoCanvas implements AutoCloseable {

  private final FrameCopier copier = new FrameCopier();
  private final BufferedImage image;
  private final int firstWidth;
  private final int firstHeight;

  VideoCanvas(int width, int height) {
    this.firstWidth = width;
    this.firstHeight = height;
    this.image = FrameImage.blank(width + width % 2, height + height % 2);
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  BufferedImage image() {
    return image;
  }

  byte[] bytes() {
    return FrameImage.bytes(image);
  }

  /**
   * Puts a frame onto the canvas.
   *
   * @param frame in any format
   * @return where on the canvas it is
   */
  Rectangle show(FrameBuffer frame) {
    if (frame.width() == firstWidth && frame.height() == firstHeight) {
      blackOut(firstWidth, 0, width() - firstWidth, height());
      blackOut(0, firstHeight, width(), height() - firstHeight);
      copier.copy(frame, image);
      return new Rectangle(0, 0, firstWidth, firstHeight);
    }
    BufferedImage original = FrameImage.blank(frame.width(), frame.height());
    copier.copy(frame, original);
    Rectangle area = centred(frame.width(), frame.height());
    blackOut(0, 0, width(), height());
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(original, area.x, area.y, area.width, area.height, null);
    } finally {
      graphics.dispose();
    }
    return area;
  }

  private void blackOut(int x, int y, int width, int height) {
    if (width > 0 && height > 0) {
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.BLACK);
      graphics.fillRect(x, y, width, height);
      graphics.dispose();
    }
  }

  private Rectangle centred(int frameWidth, int frameHeight) {
    double scale = Math.min((double) width() / frameWidth, (double) height() / frameHeight);
    int scaledWidth = Math.max(1, (int) Math.round(frameWidth * scale));
    int scaledHeight = Math.max(1, (int) Math.round(frameHeight * scale));
    return new Rectangle(
        (width() - scaledWidth) / 2, (height() - scaledHeight) / 2, scaledWidth, scaledHeight);
  }

  @Override
  public void close() {
    copier.close();
  }
}
