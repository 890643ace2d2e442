package io.nunchi.cli.internal.draw;

import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Mask;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Draws the masks of detections as a veil of the label's colour. */
final class MaskPainter {

  /** The picture must be seen through the veil. */
  private static final int GREATEST_ALPHA = 130;

  private static final int INSIDE = 255;

  private MaskPainter() {}

  static void paint(Graphics2D graphics, Rectangle area, Detection detection) {
    if (detection.mask().isEmpty()) {
      return;
    }
    BufferedImage veil = veil(detection.mask().get(), LabelColors.of(detection.label()));
    Rectangle box = AnnotationPainter.inPixels(detection.box(), area);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(veil, box.x, box.y, box.width + 1, box.height + 1, null);
  }

  private static BufferedImage veil(Mask mask, Color color) {
    BufferedImage veil =
        new BufferedImage(mask.columns(), mask.rows(), BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < mask.rows(); row++) {
      for (int column = 0; column < mask.columns(); column++) {
        int alpha = mask.coverage(column, row) * GREATEST_ALPHA / INSIDE;
        veil.setRGB(column, row, (alpha << 24) | (color.getRGB() & 0xFFFFFF));
      }
    }
    return veil;
  }
}
