package io.nunchi.example.litzones;

import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Finds bright areas. Its matrices are reused from frame to frame, and freed by {@link #close}. */
final class LightFinder implements AutoCloseable {

  private static final int MOST_LIGHTS = 100;
  private static final double WHITE = 200;

  private final Mat grey = new Mat();
  private final Mat bright = new Mat();
  private final Mat labels = new Mat();
  private final Mat stats = new Mat();
  private final Mat centers = new Mat();
  private final int[] part = new int[5];

  List<BoundingBox> lights(Frame frame) {
    Plane plane = frame.planes().get(0); // all colours, or the luma
    int channels = plane.rowBytes() / frame.width();
    // No pixel is copied: the matrix lies on the frame's memory, and ends with this call.
    Mat picture =
        new Mat(
            plane.rows(), frame.width(), CvType.CV_8UC(channels), plane.buffer(), plane.stride());
    try {
      Imgproc.threshold(grey(picture, frame), bright, white(frame), 255, Imgproc.THRESH_BINARY);
    } finally {
      picture.release();
    }
    int count = Imgproc.connectedComponentsWithStats(bright, labels, stats, centers);
    List<BoundingBox> lights = new ArrayList<>();
    for (int i = 1; i < count && lights.size() < MOST_LIGHTS; i++) { // 0 is the background
      stats.get(i, 0, part);
      lights.add(
          new BoundingBox(
              (float) part[Imgproc.CC_STAT_LEFT] / frame.width(),
              (float) part[Imgproc.CC_STAT_TOP] / frame.height(),
              (float) part[Imgproc.CC_STAT_WIDTH] / frame.width(),
              (float) part[Imgproc.CC_STAT_HEIGHT] / frame.height()));
    }
    return lights;
  }

  private Mat grey(Mat picture, Frame frame) {
    switch (frame.pixelFormat()) {
      case BGR -> Imgproc.cvtColor(picture, grey, Imgproc.COLOR_BGR2GRAY);
      case RGB -> Imgproc.cvtColor(picture, grey, Imgproc.COLOR_RGB2GRAY);
      case BGRA -> Imgproc.cvtColor(picture, grey, Imgproc.COLOR_BGRA2GRAY);
      default -> {
        return picture; // luma; the engine declares no other formats
      }
    }
    return grey;
  }

  /** Video often has black at 16 and white at 235. */
  private static double white(Frame frame) {
    boolean luma =
        frame.pixelFormat().planeCount() > 1 || frame.planes().get(0).rowBytes() == frame.width();
    return luma && frame.colorRange() == ColorRange.LIMITED ? 16 + WHITE * 219 / 255 : WHITE;
  }

  @Override
  public void close() {
    for (Mat matrix : List.of(grey, bright, labels, stats, centers)) {
      matrix.release();
    }
  }
}
