package io.nunchi.cli.internal.draw;

import java.awt.Color;

/** The same label has the same colour in every frame, every video, and on every machine. */
final class LabelColors {

  private static final float GOLDEN_RATIO = 0.618_034f;

  private LabelColors() {}

  static Color of(String label) {
    int hash = label.hashCode();
    float hue = Math.floorMod(hash * 31 + (hash >>> 15), 360) * GOLDEN_RATIO % 1;
    return Color.getHSBColor(hue, 0.85f, 1);
  }

  /** Black or white, whichever is easier to read on a background. */
  static Color textOn(Color background) {
    double luma =
        0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
    return luma > 140 ? Color.BLACK : Color.WHITE;
  }
}
