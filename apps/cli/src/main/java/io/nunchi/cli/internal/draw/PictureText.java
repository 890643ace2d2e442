package io.nunchi.cli.internal.draw;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final List<Rectangle> captions = new ArrayList<>();

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
   * Writes the caption of a box: above it, or else within or below it, wherever no title is, and no
   * other caption if there is a choice. Titles come first; where they leave no room at all, the
   * caption covers them.
   */
  void caption(String text, Rectangle box, Color background) {
    String shown = fitted(text, picture.width);
    int width = Math.min(picture.width, width(shown));
    int x = Math.max(picture.x, Math.min(box.x, picture.x + picture.width - width));
    Rectangle place = new Rectangle(x, captionTop(box, x, width), width, lineHeight());
    captions.add(place);
    paint(shown, place, background);
  }

  private int captionTop(Rectangle box, int x, int width) {
    int height = lineHeight();
    List<Integer> tops = List.of(box.y - height, box.y, box.y + box.height);
    return firstFree(tops, x, width, true)
        .or(() -> firstFree(tops, x, width, false))
        .orElseGet(() -> Math.max(picture.y, Math.min(belowTitles(), bottom() - height)));
  }

  private Optional<Integer> firstFree(
      List<Integer> tops, int x, int width, boolean ofCaptionsAsWell) {
    return tops.stream()
        .filter(
            top -> {
              Rectangle place = new Rectangle(x, top, width, lineHeight());
              return picture.contains(place)
                  && titles.stream().noneMatch(place::intersects)
                  && !(ofCaptionsAsWell && captions.stream().anyMatch(place::intersects));
            })
        .findFirst();
  }

  private int belowTitles() {
    return titles.stream().mapToInt(title -> title.y + title.height).max().orElse(picture.y);
  }

  private int bottom() {
    return picture.y + picture.height;
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
