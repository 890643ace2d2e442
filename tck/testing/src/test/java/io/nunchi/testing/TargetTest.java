package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.PixelFormat;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final FrameLayout FRAME = FrameLayout.of(320, 240, PixelFormat.BGR);

  @Test
  void takesTheColourOfItsLamp() {
    Target orange = Target.rectangle().tinted(0xff8000);

    assertThat(orange.rgb(0.5, 0.5)).isEqualTo(0xfa7d00);
    assertThat(orange.name()).isEqualTo("a white upright rectangle in #ff8000");
  }

  @Test
  void exchangesRedAndBlueOfPicturesAndLamps() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x102030);
    Target picture = Target.picture(image, "a dot");

    assertThat(picture.withRedAndBlueExchanged().rgb(0.5, 0.5)).isEqualTo(0x302010);
    assertThat(Target.rectangle().tinted(0xff0000).withRedAndBlueExchanged().rgb(0.5, 0.5))
        .isEqualTo(0x0000fa);
  }

  @Test
  void isAsHighAsAskedFor() {
    assertThat(Target.rectangle().heightIn(FRAME)).isEqualTo(72);
    assertThat(Target.rectangle().sized(0.08).heightIn(FRAME)).isEqualTo(19);
    assertThat(Target.rectangle().sized(0.9).heightIn(FRAME)).isEqualTo(216);
  }
}
