package io.nunchi.cli.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationPainterTest {

  private static final BoundingBox BOX = new BoundingBox(0.25f, 0.5f, 0.5f, 0.25f);

  private final BufferedImage picture = new BufferedImage(480, 360, BufferedImage.TYPE_3BYTE_BGR);

  @Test
  void drawsABoxWhereTheDetectionIs() {
    paint(AnnotationPainter.withoutText(), new Rectangle(0, 0, 480, 360));

    Color color = LabelColors.of("person");
    assertThat(colorAt(120, 220)).isEqualTo(color);
    assertThat(colorAt(240, 180)).isEqualTo(color);
    assertThat(colorAt(359, 220)).isEqualTo(color);
    assertThat(colorAt(240, 269)).isEqualTo(color);
    assertThat(colorAt(240, 220)).isEqualTo(Color.BLACK);
    assertThat(colorAt(110, 220)).isEqualTo(Color.BLACK);
    assertThat(colorAt(370, 220)).isEqualTo(Color.BLACK);
  }

  @Test
  void drawsInTheAreaThatTheFrameTakesUp() {
    paint(AnnotationPainter.withoutText(), new Rectangle(100, 50, 200, 200));

    assertThat(colorAt(150, 170)).isEqualTo(LabelColors.of("person"));
    assertThat(colorAt(120, 220)).isEqualTo(Color.BLACK);
  }

  @Test
  void veilsWhatBelongsToAMaskAndNothingElse() {
    Mask rightHalf = new Mask(2, 1, new byte[] {0, (byte) 255});
    paint(Detection.builder("person", 0.9f, BOX).mask(rightHalf).build());

    assertThat(colorAt(140, 220)).isEqualTo(Color.BLACK);
    assertThat(colorAt(340, 220)).isNotEqualTo(Color.BLACK);
    assertThat(colorAt(340, 220)).isNotEqualTo(LabelColors.of("person"));
  }

  @Test
  void joinsKeypointsThatBelongTogether() {
    Keypoint hip = Keypoint.of("left-hip", 0.3f, 0.6f, 1);
    paint(
        Detection.builder("person", 0.9f, BOX)
            .keypoints(List.of(hip, Keypoint.of("left-knee", 0.6f, 0.6f, 1)))
            .build());
    assertThat(colorAt(216, 216)).isEqualTo(LabelColors.of("person"));
  }

  @Test
  void joinsNoOtherKeypoints() {
    Keypoint hip = Keypoint.of("left-hip", 0.3f, 0.6f, 1);
    paint(
        Detection.builder("person", 0.9f, BOX)
            .keypoints(List.of(hip, Keypoint.of("left-eye", 0.6f, 0.6f, 1)))
            .build());
    assertThat(colorAt(216, 216)).isEqualTo(Color.BLACK);
    assertThat(colorAt(144, 216)).isEqualTo(LabelColors.of("person"));
  }

  @Test
  void drawsAPointWithoutConfidenceNotAtAll() {
    paint(
        Detection.builder("person", 0.9f, BOX)
            .keypoints(List.of(Keypoint.of("left-hip", 0.5f, 0.6f, 0)))
            .build());
    assertThat(colorAt(240, 216)).isEqualTo(Color.BLACK);
  }

  @Test
  void writesHeaderAndCaption() {
    paint(AnnotationPainter.withText(), new Rectangle(0, 0, 480, 360));

    assertThat(distinctColors(new Rectangle(0, 0, 200, 12))).isGreaterThan(2);
    assertThat(distinctColors(new Rectangle(122, 168, 60, 10))).isGreaterThan(2);
  }

  @Test
  void givesALabelTheSameColourEveryTime() {
    assertThat(LabelColors.of("person")).isEqualTo(LabelColors.of("person"));
    assertThat(LabelColors.of("person")).isNotEqualTo(LabelColors.of("car"));
  }

  @Test
  void staysReadableOnEveryColour() {
    assertThat(LabelColors.textOn(Color.YELLOW)).isEqualTo(Color.BLACK);
    assertThat(LabelColors.textOn(Color.BLUE)).isEqualTo(Color.WHITE);
  }

  private void paint(AnnotationPainter painter, Rectangle area) {
    Detection person = Detection.builder("person", 0.9f, BOX).trackId(3).build();
    painter.paint(picture, area, "nunchi frame 1", List.of(person), List.of());
  }

  private void paint(Detection detection) {
    AnnotationPainter.withoutText()
        .paint(picture, new Rectangle(0, 0, 480, 360), "", List.of(detection), List.of());
  }

  private Color colorAt(int x, int y) {
    return new Color(picture.getRGB(x, y));
  }

  private long distinctColors(Rectangle area) {
    return Arrays.stream(
            picture.getRGB(area.x, area.y, area.width, area.height, null, 0, area.width))
        .distinct()
        .count();
  }
}
