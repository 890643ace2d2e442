package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Resizes a part of a frame into an 8-bit picture in the tensor's colours.
 *
 * <p>Colours are resized and then put into the tensor's order; {@link YuvPainter} does luma and
 * chroma.
 *
 * <p>Lifecycle: keeps its scratch pictures until {@link #close()}. Threading: one thread at a time.
 */
final class FramePainter implements AutoCloseable {

  private final ColorOrder colorOrder;
  private final int interpolation;

  private final YuvPainter yuvPainter;
  private final Mat resized = new Mat();
  private final Size size = new Size();

  FramePainter(ColorOrder colorOrder, Interpolation interpolation) {
    this.colorOrder = colorOrder;
    this.interpolation = interpolation.flag();
    this.yuvPainter = new YuvPainter(colorOrder, interpolation);
  }

  /**
   * Paints.
   *
   * @param frame the frame, which tells the meaning of the planes
   * @param planes headers over the part of the frame that is wanted
   * @param part the size of that part in pixels
   * @param target an allocated picture, three channels of 8 bits or one for gray; it is filled
   */
  void paint(Frame frame, FramePlanes planes, PixelArea part, Mat target) {
    size.width = target.cols();
    size.height = target.rows();
    switch (frame.pixelFormat()) {
      case BGR, RGB, BGRA -> paintColors(frame.pixelFormat(), planes.get(0), target);
      case GRAY8 -> paintGray(planes.get(0), frame.colorRange(), target);
      case NV12, I420 -> {
        if (colorOrder == ColorOrder.GRAY) {
          paintGray(planes.get(0), frame.colorRange(), target);
        } else {
          yuvPainter.paint(frame, planes, part, target);
        }
      }
    }
  }

  private void paintColors(PixelFormat format, Mat source, Mat target) {
    if (format.name().equals(colorOrder.name())) {
      resize(source, target, size);
      return;
    }
    resize(source, resized, size);
    Imgproc.cvtColor(resized, target, conversion(format));
  }

  private int conversion(PixelFormat from) {
    return switch (colorOrder) {
      case GRAY ->
          switch (from) {
            case RGB -> Imgproc.COLOR_RGB2GRAY;
            case BGRA -> Imgproc.COLOR_BGRA2GRAY;
            default -> Imgproc.COLOR_BGR2GRAY;
          };
      case BGR -> from == PixelFormat.BGRA ? Imgproc.COLOR_BGRA2BGR : Imgproc.COLOR_RGB2BGR;
      case RGB -> from == PixelFormat.BGRA ? Imgproc.COLOR_BGRA2RGB : Imgproc.COLOR_BGR2RGB;
    };
  }

  private void paintGray(Mat luma, ColorRange range, Mat target) {
    boolean gray = colorOrder == ColorOrder.GRAY;
    Mat painted = gray ? target : resized;
    resize(luma, painted, size);
    if (range == ColorRange.LIMITED) {
      painted.convertTo(
          painted, CvType.CV_8U, YuvConversion.lumaGain(range), YuvConversion.lumaShift(range));
    }
    if (!gray) {
      Imgproc.cvtColor(painted, target, Imgproc.COLOR_GRAY2BGR);
    }
  }

  private void resize(Mat source, Mat target, Size targetSize) {
    Imgproc.resize(source, target, targetSize, 0, 0, interpolation);
  }

  @Override
  public void close() {
    yuvPainter.close();
    resized.release();
  }
}
