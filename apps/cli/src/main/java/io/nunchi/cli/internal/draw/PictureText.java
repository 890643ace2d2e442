package io.nunchi.cli.internal.draw;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Text on a picture: titles at its edges, and captions of boxes, which keep clear of the titles.
 * For one thread, and one picture.
 */
final class PictureText {

  private static final int PADDING = 3;
  private static final String ELLIPSIS = "\u2026";

  private final Graphics2D graphics;
  private final FontMetrics metrics;
  private final Rectangle picture;
  private final List<Rectangle> titles = new ArrayList<>();

  /**
   * Prepares to write.
   *
   * @param graphics with the font of the text
   * @param picture where text may be
   */
  PictureText(Graphics2D graphics, Rectangle picture) {
    this.graphics = graphics;
    this.metrics = graphics.getFontMetrics();
    this.picture = picture;
  }

  int lineHeight() {
    return metrics.getHeight();
  }

  /** The width of a text with the space around it. */
  int width(String text) {
    return metrics.stringWidth(text) + 2 * PADDING;
  }

  /** Writes a title; text that is too long for its place is cut. */
  void title(String text, Rectangle place, Color background) {
    titles.add(place);
    paint(fitted(text, place.width), place, background);
  }

  /**
   * Writes the caption of a box: above it, or else within or below it, wherever no title is. Titles
   * come first; where they leave no room at all, the caption covers them.
   */
  void caption(String text, Rectangle box, Color background) {
    String shown = fitted(text, picture.width);
    int width = Math.min(picture.width, width(shown));
    int x = Math.max(picture.x, Math.min(box.x, picture.x + picture.width - width));
    paint(shown, new Rectangle(x, captionTop(box, x, width), width, lineHeight()), background);
  }

  private int captionTop(Rectangle box, int x, int width) {
    int height = lineHeight();
    for (int y : List.of(box.y - height, box.y, box.y + box.height)) {
      if (isFree(new Rectangle(x, y, width, height))) {
        return y;
      }
    }
    int below = titles.stream().mapToInt(title -> title.y + title.height).max().orElse(picture.y);
    return Math.max(picture.y, Math.min(below, picture.y + picture.height - height));
  }

  private boolean isFree(Rectangle place) {
    return picture.contains(place) && titles.stream().noneMatch(place::intersects);
  }

  private String fitted(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && width(text.substring(0, length) + ELLIPSIS) > width) {
      length = text.offsetByCodePoints(length, -1);
    }
    return text.substring(0, length) + ELLIPSIS;
  }

  private void paint(String text, Rectangle place, Color background) {
    graphics.setColor(background);
    graphics.fill(place);
    graphics.setColor(LabelColors.textOn(background));
    graphics.drawString(text, place.x + PADDING, place.y + metrics.getAscent());
  }
}
