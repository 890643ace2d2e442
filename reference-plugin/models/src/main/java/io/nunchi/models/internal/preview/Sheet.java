package io.nunchi.models.internal.preview;

import io.nunchi.reference.internal.engine.ProofFrame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import java.util.List;
import java.util.Locale;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Draws a picture once for each variant, with its boxes and its name. */
public final class Sheet {

  private static final int CELL_WIDTH = 480;
  private static final int MAX_IMAGE_HEIGHT = 400;
  private static final int CAPTION_HEIGHT = 44;
  private static final int GAP = 8;
  private static final int MAX_COLUMNS = 4;
  private static final int MAX_BOXES = 30;
  private static final int MAX_CAPTION = 62;
  private static final double FONT_SCALE = 0.42;
  private static final Scalar BACKGROUND = new Scalar(40, 40, 40);
  private static final Scalar USUAL_BACKGROUND = new Scalar(80, 60, 20);
  private static final Scalar TEXT = new Scalar(255, 255, 255);
  private static final Scalar BOX = new Scalar(0, 230, 0);

  private Sheet() {}

  /**
   * Draws the variants that find something, or all if none does.
   *
   * @param picture the picture
   * @param all the answers
   * @return a PNG file
   */
  public static byte[] draw(ProofFrame picture, List<VariantAnswer> all) {
    List<VariantAnswer> found = all.stream().filter(a -> !a.detections().isEmpty()).toList();
    List<VariantAnswer> answers = found.isEmpty() ? all : found;
    int columns = Math.min(MAX_COLUMNS, answers.size());
    int rows = (answers.size() + columns - 1) / columns;
    double scale =
        Math.min(
            (double) CELL_WIDTH / picture.width(), (double) MAX_IMAGE_HEIGHT / picture.height());
    Mat small = scaled(picture, scale);
    int cellHeight = CAPTION_HEIGHT + small.rows();
    Mat sheet =
        new Mat(
            rows * (cellHeight + GAP) + GAP,
            columns * (CELL_WIDTH + GAP) + GAP,
            CvType.CV_8UC3,
            BACKGROUND);
    try {
      for (int i = 0; i < answers.size(); i++) {
        int left = GAP + i % columns * (CELL_WIDTH + GAP);
        int top = GAP + i / columns * (cellHeight + GAP);
        Mat cell = sheet.submat(new Rect(left, top, CELL_WIDTH, cellHeight));
        drawCell(cell, small, answers.get(i));
        cell.release();
      }
      return png(sheet);
    } finally {
      sheet.release();
      small.release();
    }
  }

  private static Mat scaled(ProofFrame picture, double scale) {
    Size size =
        new Size(
            Math.max(1, Math.round(scale * picture.width())),
            Math.max(1, Math.round(scale * picture.height())));
    Mat whole =
        new Mat(
            picture.height(), picture.width(), CvType.CV_8UC3, picture.planes().get(0).buffer());
    Mat small = new Mat();
    Imgproc.resize(whole, small, size, 0, 0, Imgproc.INTER_AREA);
    whole.release();
    return small;
  }

  private static void drawCell(Mat cell, Mat picture, VariantAnswer answer) {
    Variant variant = answer.variant();
    Imgproc.rectangle(
        cell,
        new Rect(0, 0, CELL_WIDTH, CAPTION_HEIGHT),
        variant.usual() ? USUAL_BACKGROUND : BACKGROUND,
        Imgproc.FILLED);
    write(cell, variant.number() + "  " + variant.name(), 6, 17);
    write(cell, answer.summary(), 6, 36);
    Mat image = cell.submat(new Rect(0, CAPTION_HEIGHT, picture.cols(), picture.rows()));
    picture.copyTo(image);
    for (Detection detection : answer.detections().stream().limit(MAX_BOXES).toList()) {
      drawBox(image, detection);
    }
    image.release();
  }

  private static void drawBox(Mat image, Detection detection) {
    BoundingBox box = detection.box();
    int left = Math.round(box.left() * image.cols());
    int top = Math.round(box.top() * image.rows());
    int width = Math.max(1, Math.round(box.width() * image.cols()));
    int height = Math.max(1, Math.round(box.height() * image.rows()));
    Imgproc.rectangle(image, new Rect(left, top, width, height), BOX, 2);
    write(
        image,
        String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.confidence()),
        left + 3,
        Math.max(12, top - 3));
  }

  /** OpenCV's letters are ASCII; others would be drawn as several question marks each. */
  private static void write(Mat image, String text, int left, int baseline) {
    String line = text.replaceAll("[^ -~]+", "?");
    line = line.length() <= MAX_CAPTION ? line : line.substring(0, MAX_CAPTION - 3) + "...";
    Size size = Imgproc.getTextSize(line, Imgproc.FONT_HERSHEY_SIMPLEX, FONT_SCALE, 1, null);
    Point place = new Point(Math.max(0, Math.min(left, image.cols() - size.width - 2)), baseline);
    Scalar shadow = new Scalar(0, 0, 0);
    Imgproc.putText(image, line, place, Imgproc.FONT_HERSHEY_SIMPLEX, FONT_SCALE, shadow, 3, 16);
    Imgproc.putText(image, line, place, Imgproc.FONT_HERSHEY_SIMPLEX, FONT_SCALE, TEXT, 1, 16);
  }

  private static byte[] png(Mat sheet) {
    MatOfByte file = new MatOfByte();
    try {
      Imgcodecs.imencode(".png", sheet, file);
      return file.toArray();
    } finally {
      file.release();
    }
  }
}
