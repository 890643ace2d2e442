package io.nunchi.cli.internal.draw;

import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.spi.result.Detection;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Draws what two analyzers found on a frame, each in its own colour: thin where they agree, thick
 * and with label and confidence where one is alone. The colours are told apart by people who see
 * few colours, too (Okabe and Ito, 2008). Any thread.
 */
public final class ComparisonPainter {

  private static final Color LIVE = new Color(0xE6, 0x9F, 0x00);
  private static final Color CANDIDATE = new Color(0x56, 0xB4, 0xE9);

  private final boolean withText;

  /**
   * Prepares a painter.
   *
   * @param withText true to write labels; this machine must have a font, see {@link Fonts}
   */
  public ComparisonPainter(boolean withText) {
    this.withText = withText;
  }

  /** Draws on a picture of the frame's size. */
  public void paint(BufferedImage picture, DisputedFrame frame) {
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      Rectangle area = new Rectangle(picture.getWidth(), picture.getHeight());
      graphics.setStroke(new BasicStroke(1));
      outline(graphics, area, frame.agreed().stream().map(MatchedPair::live).toList(), LIVE);
      outline(
          graphics, area, frame.agreed().stream().map(MatchedPair::candidate).toList(), CANDIDATE);
      graphics.setStroke(new BasicStroke(Math.max(2, Math.round(area.height / 160f))));
      outline(graphics, area, frame.liveOnly(), LIVE);
      outline(graphics, area, frame.candidateOnly(), CANDIDATE);
      if (withText) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(10, area.height / 44)));
        captions(graphics, area, frame.liveOnly(), LIVE);
        captions(graphics, area, frame.candidateOnly(), CANDIDATE);
        header(graphics, area, frame);
      }
    } finally {
      graphics.dispose();
    }
  }

  private static void outline(
      Graphics2D graphics, Rectangle area, List<Detection> detections, Color color) {
    graphics.setColor(color);
    for (Detection detection : detections) {
      graphics.draw(AnnotationPainter.inPixels(detection.box(), area));
    }
  }

  private static void captions(
      Graphics2D graphics, Rectangle area, List<Detection> detections, Color color) {
    FontMetrics metrics = graphics.getFontMetrics();
    int height = metrics.getHeight();
    for (Detection detection : detections) {
      Rectangle box = AnnotationPainter.inPixels(detection.box(), area);
      String text =
          String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.confidence());
      int width = AnnotationPainter.textWidth(metrics, text);
      int x = Math.max(0, Math.min(box.x, area.width - width));
      int y = box.y - height >= height ? box.y - height : box.y;
      AnnotationPainter.paintText(graphics, text, new Rectangle(x, y, width, height), color);
    }
  }

  private static void header(Graphics2D graphics, Rectangle area, DisputedFrame frame) {
    int height = graphics.getFontMetrics().getHeight();
    int half = area.width / 2;
    AnnotationPainter.paintText(
        graphics,
        "live " + frame.live().generation().pluginId() + ": " + frame.liveOnly().size() + " alone",
        new Rectangle(0, 0, half, height),
        LIVE);
    AnnotationPainter.paintText(
        graphics,
        "candidate "
            + frame.candidate().generation().pluginId()
            + ": "
            + frame.candidateOnly().size()
            + " alone",
        new Rectangle(half, 0, area.width - half, height),
        CANDIDATE);
  }
}
