package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Resizes luma and chroma planes into an 8-bit picture in the tensor's colours.
 *
 * <p>A part of up to twice the target's width and height is converted first and resized then, as
 * the pictures were that models are trained on: each pixel is cut to 0 to 255 before it is mixed
 * with its neighbours. From there on linear interpolation passes over pixels, and the conversion of
 * all of them would cost more with each one that nobody reads; the planes are resized first and
 * colours converted at the small size. So they are for nearest interpolation, which mixes nothing.
 * Against arithmetic without rounding the mean squared error on five clips of footage is 0.12 to
 * 0.18 in the first way, and 0.17 to 0.86 in the second.
 *
 * <p>Chroma samples are taken to lie in the middle of the pixels they belong to: a frame does not
 * tell where they lie.
 *
 * <p>Lifecycle: keeps its scratch pictures, which have at most four times the target's pixels,
 * until {@link #close()}. Threading: one thread at a time.
 */
final class YuvPainter implements AutoCloseable {

  /** Beyond it, linear interpolation no longer reads every pixel. */
  private static final int LARGEST_CONVERTED_FIRST = 2;

  private final ColorOrder colorOrder;
  private final int interpolation;

  private final Mat resized = new Mat();
  private final Mat resizedChroma = new Mat();
  private final Mat resizedSecondChroma = new Mat();
  private final TopLeftPart chromaCut = new TopLeftPart();
  private final TopLeftPart secondChromaCut = new TopLeftPart();
  private final Mat channel = new Mat();
  private final Mat yuv = new Mat();
  private final Mat colors = new Mat();
  private final Mat yuvToColors = new Mat(3, 4, CvType.CV_32F);
  private @Nullable ColorMatrix knownMatrix;
  private @Nullable ColorRange knownRange;

  private final Size size = new Size();
  private final Size chromaSize = new Size();

  YuvPainter(ColorOrder colorOrder, Interpolation interpolation) {
    this.colorOrder = colorOrder;
    this.interpolation = interpolation.flag();
  }

  /**
   * Paints.
   *
   * @param frame NV12 or I420
   * @param planes headers over the part of the frame that is wanted
   * @param part the size of that part in pixels
   * @param target an allocated picture of three channels of 8 bits; it is filled
   */
  void paint(Frame frame, FramePlanes planes, PixelArea part, Mat target) {
    prepareConversion(frame.colorMatrix(), frame.colorRange());
    if (isConvertedFirst(part, target)) {
      take(part.width(), part.height());
      gather(planes.get(0), planes, part, Imgproc.INTER_LINEAR);
      Core.transform(yuv, colors, yuvToColors);
      take(target.cols(), target.rows());
      Imgproc.resize(colors, target, size, 0, 0, interpolation);
    } else {
      take(target.cols(), target.rows());
      Imgproc.resize(planes.get(0), resized, size, 0, 0, interpolation);
      gather(resized, planes, part, interpolation);
      Core.transform(yuv, target, yuvToColors);
    }
  }

  private boolean isConvertedFirst(PixelArea part, Mat target) {
    return interpolation != Imgproc.INTER_NEAREST
        && part.width() <= LARGEST_CONVERTED_FIRST * target.cols()
        && part.height() <= LARGEST_CONVERTED_FIRST * target.rows();
  }

  private void take(int width, int height) {
    size.width = width;
    size.height = height;
  }

  /** Puts luma, and chroma resized to luma's size, into one picture of three channels. */
  private void gather(Mat luma, FramePlanes planes, PixelArea part, int chromaInterpolation) {
    yuv.create(size, CvType.CV_8UC3);
    Core.insertChannel(luma, yuv, 0);
    chromaSize.width = chromaLength(size.width, part.width());
    chromaSize.height = chromaLength(size.height, part.height());
    Imgproc.resize(planes.get(1), resizedChroma, chromaSize, 0, 0, chromaInterpolation);
    if (planes.count() == 2) {
      Mat both = chromaCut.of(resizedChroma, size);
      Core.extractChannel(both, channel, 0);
      Core.insertChannel(channel, yuv, 1);
      Core.extractChannel(both, channel, 1);
      Core.insertChannel(channel, yuv, 2);
    } else {
      Imgproc.resize(planes.get(2), resizedSecondChroma, chromaSize, 0, 0, chromaInterpolation);
      Core.insertChannel(chromaCut.of(resizedChroma, size), yuv, 1);
      Core.insertChannel(secondChromaCut.of(resizedSecondChroma, size), yuv, 2);
    }
  }

  /** Chroma of an odd length reaches half a sample beyond the luma, and is resized accordingly. */
  private static double chromaLength(double lumaTarget, int lumaLength) {
    int covered = lumaLength + lumaLength % 2;
    return Math.rint(lumaTarget * covered / lumaLength);
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
    colors.release();
    yuvToColors.release();
  }
}
