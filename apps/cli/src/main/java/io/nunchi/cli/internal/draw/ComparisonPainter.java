package io.nunchi.cli.internal.draw;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.result.Detection;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
        PictureText text = new PictureText(graphics, area);
        titles(text, area, frame);
        captions(text, area, frame.liveOnly(), LIVE);
        captions(text, area, frame.candidateOnly(), CANDIDATE);
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
      PictureText text, Rectangle area, List<Detection> detections, Color color) {
    for (Detection detection : detections) {
      text.caption(
          String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.confidence()),
          AnnotationPainter.inPixels(detection.box(), area),
          color);
    }
  }

  private static void titles(PictureText text, Rectangle area, DisputedFrame frame) {
    int half = area.width / 2;
    text.title(
        title(text, half, "live", frame.live().generation(), frame.liveOnly().size()),
        new Rectangle(0, 0, half, text.lineHeight()),
        LIVE);
    text.title(
        title(
            text,
            area.width - half,
            "candidate",
            frame.candidate().generation(),
            frame.candidateOnly().size()),
        new Rectangle(half, 0, area.width - half, text.lineHeight()),
        CANDIDATE);
  }

  /**
   * The longest title that there is room for. Both engines may be of one plugin, or even of one
   * model: all but the last resort tell them apart by the generation.
   */
  static String title(
      PictureText text, int width, String side, EngineGeneration generation, int alone) {
    String number = "generation " + generation.number();
    String count = ": " + alone + " alone";
    String model = generation.model().map(ModelIdentity::id).orElse(generation.pluginId());
    String last = side + " " + generation.number() + ": " + alone;
    return Stream.of(
            side + " " + EngineSummary.shortName(generation) + ", " + number + count,
            side + " " + model + ", " + number + count,
            side + " " + model + " " + generation.number() + count,
            side + " " + number + count,
            side + " " + generation.number() + count)
        .filter(title -> text.width(title) <= width)
        .findFirst()
        .orElse(last);
  }
}
