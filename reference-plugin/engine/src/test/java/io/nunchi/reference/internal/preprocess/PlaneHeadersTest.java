package io.nunchi.reference.internal.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;

class PlaneHeadersTest {

  private static final PixelArea ALL = new PixelArea(0, 0, 4, 2);
  private final PlaneHeaders headers = new PlaneHeaders();

  @BeforeAll
  static void loadOpenCv() throws Exception {
    OpenCvForTests.load();
  }

  @Test
  void aPlaneThatComesAgainKeepsItsHeader() {
    Plane first = plane();
    Plane second = plane();
    Mat header = headers.over(first, ALL, 1);

    assertThat(headers.over(second, ALL, 1)).isNotSameAs(header);
    assertThat(headers.over(first, ALL, 1)).isSameAs(header);
    assertThat(headers.count()).isEqualTo(2);
  }

  @Test
  void anotherPartOfAPlaneHasAHeaderOfItsOwn() {
    Plane plane = plane();
    Mat header = headers.over(plane, ALL, 1);
    Mat lower = headers.over(plane, new PixelArea(2, 1, 2, 1), 1);

    assertThat(lower.dataAddr()).isEqualTo(header.dataAddr() + 4 + 2);
    assertThat(headers.over(plane, new PixelArea(0, 0, 2, 2), 2).channels()).isEqualTo(2);
  }

  @Test
  void aHostThatNeverUsesMemoryAgainDoesNotFillIt() {
    List<Plane> alive = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      alive.add(plane());
      headers.over(alive.get(i), ALL, 1);
    }
    assertThat(headers.count()).isEqualTo(192);
    assertThat(alive).hasSize(1000);
  }

  @Test
  void thePartOfAPictureIsCutOnce() {
    try (TopLeftPart part = new TopLeftPart()) {
      Mat picture = Mat.zeros(4, 4, CvType.CV_8UC1);
      Mat cut = part.of(picture, new Size(3, 3));

      assertThat(cut.size()).isEqualTo(new Size(3, 3));
      assertThat(part.of(picture, new Size(3, 3))).isSameAs(cut);
      assertThat(part.of(picture, new Size(4, 4))).isSameAs(picture);
      picture.create(8, 8, CvType.CV_8UC1);
      assertThat(part.of(picture, new Size(3, 3)).dataAddr()).isEqualTo(picture.dataAddr());
      picture.release();
    }
  }

  private static Plane plane() {
    return new Plane(ByteBuffer.allocateDirect(8), 4, 4, 2);
  }
}
