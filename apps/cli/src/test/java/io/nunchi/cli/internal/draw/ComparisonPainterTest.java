package io.nunchi.cli.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.ModelIdentity;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonPainterTest {

  private static EngineGeneration generation(long number, String model) {
    return new EngineGeneration(
        number,
        0,
        "nunchi.reference",
        "0.1.0",
        Optional.of(ModelIdentity.of(model, "0".repeat(64))));
  }

  private static String title(int width, String side, EngineGeneration generation) {
    BufferedImage picture = new BufferedImage(width, 20, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 10));
    PictureText text = new PictureText(graphics, new Rectangle(width, 20));
    return ComparisonPainter.title(text, width, side, generation, 4);
  }

  @Test
  void bothAreNamedByModelAndGenerationWhereThereIsRoom() {
    assertThat(title(640, "live", generation(1, "starter")))
        .isEqualTo("live nunchi.reference 0.1.0 starter, generation 1: 4 alone");
    assertThat(title(640, "candidate", generation(2, "yolox-nano")))
        .isEqualTo("candidate nunchi.reference 0.1.0 yolox-nano, generation 2: 4 alone");
    assertThat(title(230, "live", generation(1, "starter")))
        .isEqualTo("live starter, generation 1: 4 alone");
  }

  @ParameterizedTest
  @ValueSource(ints = {640, 320, 240, 160, 100, 60, 20})
  void evenTheSameModelIsToldApartByItsGeneration(int width) {
    assertThat(title(width, "live", generation(1, "starter"))).contains("1").contains("4");
    assertThat(title(width, "live", generation(3, "starter"))).contains("3").contains("4");
  }
}
