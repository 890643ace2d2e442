package io.nunchi.cli.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTextTest {

  private static final Color TITLE = Color.BLUE;
  private static final Color CAPTION = Color.YELLOW;

  private BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);

  private PictureText text(int width, int height) {
    picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 10));
    return new PictureText(graphics, new Rectangle(width, height));
  }

  private int rowsWith(Color color) {
    int rows = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      boolean found = false;
      for (int x = 0; x < picture.getWidth(); x++) {
        found |= picture.getRGB(x, y) == color.getRGB();
      }
      rows += found ? 1 : 0;
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,5", "0,12", "10,13", "60,20", "120,90", "0,119", "-30,-10"})
  void everyCaptionIsWholeAndNoTitleCoversIt(int left, int top) {
    PictureText text = text(160, 120);
    text.title("a title", new Rectangle(0, 0, 160, text.lineHeight()), TITLE);
    text.title("an event", new Rectangle(0, text.lineHeight(), 80, text.lineHeight()), TITLE);
    int titleRows = rowsWith(TITLE);
    text.caption("person 0.90", new Rectangle(left, top, 30, 40), CAPTION);
    assertThat(rowsWith(CAPTION)).isEqualTo(text.lineHeight());
    assertThat(rowsWith(TITLE)).isEqualTo(titleRows);
  }

  @Test
  void aCaptionIsSeenOnAPictureThatTitlesFill() {
    PictureText text = text(40, 16);
    text.title("a title", new Rectangle(0, 0, 40, 16), TITLE);
    text.caption("person 0.90", new Rectangle(0, 0, 40, 16), CAPTION);
    assertThat(rowsWith(CAPTION)).isGreaterThan(8);
  }

  @Test
  void aTitleStaysInItsPlace() {
    PictureText text = text(160, 40);
    Rectangle left = new Rectangle(0, 0, 80, text.lineHeight());
    text.title("a title that is much too long for its place", left, TITLE);
    for (int x = 80; x < 160; x++) {
      for (int y = 0; y < 40; y++) {
        assertThat(picture.getRGB(x, y)).isEqualTo(Color.BLACK.getRGB());
      }
    }
  }

  @Test
  void captionsOfNeighboursDoNotCoverEachOther() {
    PictureText text = text(160, 120);
    text.caption("first", new Rectangle(40, 60, 30, 30), TITLE);
    text.caption("second", new Rectangle(42, 60, 30, 30), CAPTION);
    assertThat(rowsWith(TITLE)).isEqualTo(text.lineHeight());
    assertThat(rowsWith(CAPTION)).isEqualTo(text.lineHeight());
    assertThat(picture.getRGB(41, 60 - text.lineHeight())).isEqualTo(TITLE.getRGB());
  }
}
