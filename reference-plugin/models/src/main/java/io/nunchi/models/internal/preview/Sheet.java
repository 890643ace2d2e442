package io.nunchi.models.internal.preview;

import io.nunchi.reference.internal.engine.ProofFrame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws a picture once for each variant, with its boxes and its name. */
public final class Sheet {

  private static final int CELL_WIDTH = 480;
  private static final int MAX_IMAGE_HEIGHT = 400;
  private static final int CAPTION_HEIGHT = 44;
  private static final int GAP = 8;
  private static final int MAX_COLUMNS = 4;
  private static final int MAX_BOXES = 30;
  private static final int MAX_CAPTION = 62;
  private static final int CHANNELS = 3;
  private static final int LEAST_BASELINE = 12;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Color BACKGROUND = new Color(40, 40, 40);
  private static final Color USUAL_BACKGROUND = new Color(20, 60, 80);
  private static final Color BOX = new Color(0, 230, 0);

  private Sheet() {}

  /**
   * Draws the variants that find something, or all if none does.
   *
   * @param picture the picture
   * @param all the answers
   * @return a PNG file
   */
  public static byte[] draw(ProofFrame picture, List<VariantAnswer> all) {
    List<VariantAnswer> found = all.stream().filter(a -> !a.detections().isEmpty()).toList();
    List<VariantAnswer> answers = found.isEmpty() ? all : found;
    int columns = Math.min(MAX_COLUMNS, answers.size());
    int rows = (answers.size() + columns - 1) / columns;
    BufferedImage small = scaled(picture);
    int cellHeight = CAPTION_HEIGHT + small.getHeight();
    BufferedImage sheet =
        new BufferedImage(
            columns * (CELL_WIDTH + GAP) + GAP,
            rows * (cellHeight + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(BACKGROUND);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(FONT);
    pen.setStroke(new BasicStroke(2));
    for (int i = 0; i < answers.size(); i++) {
      int left = GAP + i % columns * (CELL_WIDTH + GAP);
      int top = GAP + i / columns * (cellHeight + GAP);
      Graphics2D cell = (Graphics2D) pen.create(left, top, CELL_WIDTH, cellHeight);
      drawCell(cell, small, answers.get(i));
      cell.dispose();
    }
    pen.dispose();
    return png(sheet);
  }

  private static BufferedImage scaled(ProofFrame picture) {
    double scale =
        Math.min(
            (double) CELL_WIDTH / picture.width(), (double) MAX_IMAGE_HEIGHT / picture.height());
    int width = (int) Math.max(1, Math.round(scale * picture.width()));
    int height = (int) Math.max(1, Math.round(scale * picture.height()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.drawImage(
        whole(picture).getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return small;
  }

  private static BufferedImage whole(ProofFrame picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    ByteBuffer bgr = picture.planes().get(0).buffer();
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      int at = CHANNELS * i;
      int red = Byte.toUnsignedInt(bgr.get(at + 2));
      int green = Byte.toUnsignedInt(bgr.get(at + 1));
      int blue = Byte.toUnsignedInt(bgr.get(at));
      image.setRGB(i % picture.width(), i / picture.width(), (red << 16) | (green << 8) | blue);
    }
    return image;
  }

  private static void drawCell(Graphics2D cell, BufferedImage picture, VariantAnswer answer) {
    Variant variant = answer.variant();
    cell.setColor(variant.usual() ? USUAL_BACKGROUND : BACKGROUND);
    cell.fillRect(0, 0, CELL_WIDTH, CAPTION_HEIGHT);
    write(cell, variant.number() + "  " + variant.name(), 6, 17);
    write(cell, answer.summary(), 6, 36);
    Graphics2D image =
        (Graphics2D) cell.create(0, CAPTION_HEIGHT, picture.getWidth(), picture.getHeight());
    image.drawImage(picture, 0, 0, null);
    for (Detection detection : answer.detections().stream().limit(MAX_BOXES).toList()) {
      drawBox(image, picture, detection);
    }
    image.dispose();
  }

  private static void drawBox(Graphics2D image, BufferedImage picture, Detection detection) {
    BoundingBox box = detection.box();
    int left = Math.round(box.left() * picture.getWidth());
    int top = Math.round(box.top() * picture.getHeight());
    int width = Math.max(1, Math.round(box.width() * picture.getWidth()));
    int height = Math.max(1, Math.round(box.height() * picture.getHeight()));
    image.setColor(BOX);
    image.drawRect(left, top, width, height);
    String text = String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.confidence());
    int room = picture.getWidth() - image.getFontMetrics().stringWidth(text) - 2;
    write(image, text, Math.max(0, Math.min(left + 3, room)), Math.max(LEAST_BASELINE, top - 3));
  }

  private static void write(Graphics2D pen, String text, int left, int baseline) {
    String line = text.length() <= MAX_CAPTION ? text : text.substring(0, MAX_CAPTION - 3) + "...";
    pen.setColor(Color.BLACK);
    pen.drawString(line, left + 1, baseline + 1);
    pen.setColor(Color.WHITE);
    pen.drawString(line, left, baseline);
  }

  private static byte[] png(BufferedImage sheet) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", file);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return file.toByteArray();
  }
}
