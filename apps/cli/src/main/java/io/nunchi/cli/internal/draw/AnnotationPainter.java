package io.nunchi.cli.internal.draw;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.RuleEvent;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Draws what was found on a picture, at sizes that suit the picture. For one thread. */
public final class AnnotationPainter {

  private static final Color HEADER_BACKGROUND = new Color(0, 0, 0, 170);
  private static final Color EVENT_BACKGROUND = new Color(180, 0, 0, 200);

  private final boolean withText;

  private AnnotationPainter(boolean withText) {
    this.withText = withText;
  }

  /** Draws masks, boxes, keypoints and text; this machine must have a font, see {@link Fonts}. */
  public static AnnotationPainter withText() {
    return new AnnotationPainter(true);
  }

  /** Draws masks, boxes and keypoints only. */
  public static AnnotationPainter withoutText() {
    return new AnnotationPainter(false);
  }

  /**
   * Draws on a picture.
   *
   * @param picture is changed
   * @param area where on the picture the frame is; boxes are parts of it
   * @param header one line about the frame
   * @param detections the boxes with their labels, masks and keypoints
   * @param ruleEvents the rule events of the frame
   */
  public void paint(
      BufferedImage picture,
      Rectangle area,
      String header,
      List<Detection> detections,
      List<RuleEvent> ruleEvents) {
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      int strokeWidth = Math.max(1, Math.round(area.height / 240f));
      graphics.setStroke(new BasicStroke(strokeWidth));
      for (Detection detection : detections) {
        MaskPainter.paint(graphics, area, detection);
      }
      for (Detection detection : detections) {
        graphics.setColor(LabelColors.of(detection.label()));
        graphics.draw(inPixels(detection.box(), area));
        KeypointPainter.paint(graphics, area, detection);
      }
      if (withText) {
        paintTexts(graphics, picture, area, header, detections, ruleEvents);
      }
    } finally {
      graphics.dispose();
    }
  }

  static Rectangle inPixels(BoundingBox box, Rectangle area) {
    int left = area.x + Math.round(box.left() * area.width);
    int top = area.y + Math.round(box.top() * area.height);
    int right = area.x + Math.round(box.right() * area.width);
    int bottom = area.y + Math.round(box.bottom() * area.height);
    return new Rectangle(left, top, Math.max(1, right - left - 1), Math.max(1, bottom - top - 1));
  }

  private static void paintTexts(
      Graphics2D graphics,
      BufferedImage picture,
      Rectangle area,
      String header,
      List<Detection> detections,
      List<RuleEvent> ruleEvents) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(10, area.height / 40)));
    PictureText text =
        new PictureText(graphics, new Rectangle(picture.getWidth(), picture.getHeight()));
    int lineHeight = text.lineHeight();
    text.title(header, new Rectangle(0, 0, picture.getWidth(), lineHeight), HEADER_BACKGROUND);
    int y = lineHeight;
    for (RuleEvent event : ruleEvents) {
      String line = event.type() + " " + event.ruleName();
      int width = Math.min(picture.getWidth(), text.width(line));
      text.title(line, new Rectangle(0, y, width, lineHeight), EVENT_BACKGROUND);
      y += lineHeight;
    }
    for (Detection detection : detections) {
      text.caption(
          caption(detection), inPixels(detection.box(), area), LabelColors.of(detection.label()));
    }
  }

  private static String caption(Detection detection) {
    String text = String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.confidence());
    return detection.trackId().isPresent() ? text + " #" + detection.trackId().getAsLong() : text;
  }
}
