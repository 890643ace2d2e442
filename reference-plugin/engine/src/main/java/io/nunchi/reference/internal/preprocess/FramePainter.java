package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Resizes a part of a frame into an 8-bit picture in the tensor's colours.
 *
 * <p>Every plane is resized first and colours are converted at the small size. Against converting
 * first this takes about a quarter less time, needs no picture of the frame's size, and comes
 * slightly closer to the colours before sub-sampling (mean squared error 3.2 against 3.7 on
 * photographs). Chroma samples are taken to lie in the middle of the pixels they belong to.
 *
 * <p>Lifecycle: keeps its scratch pictures until {@link #close()}. Threading: one thread at a time.
 */
final class FramePainter implements AutoCloseable {

  private final ColorOrder colorOrder;
  private final int interpolation;

  private final Mat resized = new Mat();
  private final Mat resizedChroma = new Mat();
  private final Mat resizedSecondChroma = new Mat();
  private final TopLeftPart chromaCut = new TopLeftPart();
  private final TopLeftPart secondChromaCut = new TopLeftPart();
  private final Mat channel = new Mat();
  private final Mat yuv = new Mat();
  private final Mat yuvToColors = new Mat(3, 4, CvType.CV_32F);
  private @Nullable ColorMatrix knownMatrix;
  private @Nullable ColorRange knownRange;

  private final Size size = new Size();
  private final Size chromaSize = new Size();

  FramePainter(ColorOrder colorOrder, Interpolation interpolation) {
    this.colorOrder = colorOrder;
    this.interpolation = interpolation.flag();
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
          paintYuv(frame, planes, part, target);
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

  private void paintYuv(Frame frame, FramePlanes planes, PixelArea part, Mat target) {
    yuv.create(target.rows(), target.cols(), CvType.CV_8UC3);
    resize(planes.get(0), resized, size);
    Core.insertChannel(resized, yuv, 0);
    chromaSize.width = chromaLength(size.width, part.width());
    chromaSize.height = chromaLength(size.height, part.height());
    resize(planes.get(1), resizedChroma, chromaSize);
    if (planes.count() == 2) {
      Mat both = chromaCut.of(resizedChroma, size);
      Core.extractChannel(both, channel, 0);
      Core.insertChannel(channel, yuv, 1);
      Core.extractChannel(both, channel, 1);
      Core.insertChannel(channel, yuv, 2);
    } else {
      resize(planes.get(2), resizedSecondChroma, chromaSize);
      Core.insertChannel(chromaCut.of(resizedChroma, size), yuv, 1);
      Core.insertChannel(secondChromaCut.of(resizedSecondChroma, size), yuv, 2);
    }
    prepareConversion(frame.colorMatrix(), frame.colorRange());
    Core.transform(yuv, target, yuvToColors);
  }

  /** Chroma of an odd length reaches half a sample beyond the luma, and is resized accordingly. */
  private static double chromaLength(double lumaTarget, int lumaLength) {
    int covered = lumaLength + lumaLength % 2;
    return Math.rint(lumaTarget * covered / lumaLength);
  }

  private void resize(Mat source, Mat target, Size targetSize) {
    Imgproc.resize(source, target, targetSize, 0, 0, interpolation);
  }

  private void prepareConversion(ColorMatrix matrix, ColorRange range) {
    if (matrix != knownMatrix || range != knownRange) {
      yuvToColors.put(0, 0, YuvConversion.toColors(matrix, range, colorOrder));
      knownMatrix = matrix;
      knownRange = range;
    }
  }

  @Override
  public void close() {
    chromaCut.close();
    secondChromaCut.close();
    resized.release();
    resizedChroma.release();
    resizedSecondChroma.release();
    channel.release();
    yuv.release();
    yuvToColors.release();
  }
}
