package io.nunchi.reference.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** Reads picture files as frames; OpenCV is loaded already. */
public final class ImageFrames {

  private ImageFrames() {}

  /** A picture file as a BGR frame. */
  public static Frame read(Path file) {
    Mat picture = Imgcodecs.imread(file.toString(), Imgcodecs.IMREAD_COLOR);
    try {
      assertThat(picture.empty()).describedAs("unreadable: " + file).isFalse();
      byte[] pixels = new byte[(int) (picture.total() * picture.elemSize())];
      picture.get(0, 0, pixels);
      ByteBuffer memory = ByteBuffer.allocateDirect(pixels.length).put(pixels);
      int rowBytes = 3 * picture.cols();
      return TestFrames.ofPlanes(
          picture.cols(),
          picture.rows(),
          PixelFormat.BGR,
          List.of(new Plane(memory, rowBytes, rowBytes, picture.rows())));
    } finally {
      picture.release();
    }
  }
}
