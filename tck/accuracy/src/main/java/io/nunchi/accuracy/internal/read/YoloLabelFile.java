package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file of labels: a class, and parts of the image as a box, a box with
 * keypoints, or an outline. For one thread.
 */
final class YoloLabelFile {

  private static final String FORM =
      "class centre-x centre-y width height, or class and the points of an outline";

  /** Numbers in a row of a class and a box. */
  private static final int BOX = 5;

  /** Numbers in a row of a class and an outline of three points, the least. */
  private static final int LEAST_OUTLINE = 7;

  /** The part of a side by which annotation tools leave the image through rounding. */
  private static final double TOLERANCE = 0.01;

  private final YoloDescription description;
  private final ImageHeader size;
  private final FoundProblems problems;
  private final List<TruthBox> truth = new ArrayList<>();
  private final Set<List<Double>> seen = new HashSet<>();

  private YoloLabelFile(YoloDescription description, ImageHeader size, FoundProblems problems) {
    this.description = description;
    this.size = size;
    this.problems = problems;
  }

  /** The labelled boxes of a file. */
  static List<TruthBox> read(
      Path file, YoloDescription description, ImageHeader size, FoundProblems problems)
      throws AccuracyException {
    YoloLabelFile reading = new YoloLabelFile(description, size, problems);
    List<String> lines = DatasetFiles.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        reading.add(lines.get(i), new FileLocation(file, i + 1L));
      }
    }
    return reading.truth;
  }

  private void add(String line, FileLocation location) {
    double[] numbers = numbers(line);
    if (numbers == null) {
      problems.add(location.malformed(FORM, line));
    } else if (!seen.add(Arrays.stream(numbers).boxed().toList())) {
      problems.tolerate(Leniency.DOUBLED_ROW, location);
    } else {
      String label = label(numbers[0], location);
      double[] parts = label == null ? null : parts(numbers, line, location);
      double[] box = parts == null ? null : within(parts, location);
      if (label != null && box != null) {
        addBox(label, box, location);
      }
    }
  }

  private static double @Nullable [] numbers(String line) {
    String[] fields = line.split("[\\s\\h]+", -1);
    double[] numbers = new double[fields.length];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Double.parseDouble(fields[i]);
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return numbers;
  }

  private @Nullable String label(double number, FileLocation location) {
    String label =
        number == Math.rint(number) && number >= 0 && number <= Integer.MAX_VALUE
            ? description.names().get((long) number)
            : null;
    if (label == null) {
      problems.add(
          location.unknown(
              "a label of no class",
              "a class of " + description.file().getFileName(),
              "" + number));
    }
    return label;
  }

  /** Centre, width and height of the box, or of the box around the outline. */
  private double @Nullable [] parts(double[] numbers, String line, FileLocation location) {
    int keypoints = description.keypointValues();
    if (numbers.length == BOX) {
      return Arrays.copyOfRange(numbers, 1, BOX);
    }
    if (keypoints > 0 && numbers.length == BOX + keypoints) {
      problems.tolerate(Leniency.KEYPOINTS, location);
      return Arrays.copyOfRange(numbers, 1, BOX);
    }
    if (keypoints == 0 && numbers.length >= LEAST_OUTLINE && numbers.length % 2 == 1) {
      problems.tolerate(Leniency.OUTLINE, location);
      double[] points = within(Arrays.copyOfRange(numbers, 1, numbers.length), location);
      return points == null ? null : around(points);
    }
    problems.add(location.malformed(FORM, line));
    return null;
  }

  private static double[] around(double[] points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i]);
      right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]);
      bottom = Math.max(bottom, points[i + 1]);
    }
    return new double[] {(left + right) / 2, (top + bottom) / 2, right - left, bottom - top};
  }

  /** Moves coordinates a little outside of the image to its edge; null if they are far outside. */
  private double @Nullable [] within(double[] parts, FileLocation location) {
    double[] moved = parts.clone();
    for (int i = 0; i < moved.length; i++) {
      if (parts[i] > 1 + TOLERANCE || parts[i] < -TOLERANCE) {
        problems.add(
            location.value(
                "a box outside of the image, or in pixels",
                "parts of the image, 0 to 1",
                "" + parts[i]));
        return null;
      }
      moved[i] = Double.isNaN(parts[i]) ? parts[i] : Math.min(1, Math.max(0, parts[i]));
    }
    if (!Arrays.equals(moved, parts)) {
      problems.tolerate(Leniency.CLAMPED, location);
    }
    return moved;
  }

  private void addBox(String label, double[] parts, FileLocation location) {
    double width = parts[2] * size.width();
    double height = parts[3] * size.height();
    double left = parts[0] * size.width() - width / 2;
    double top = parts[1] * size.height() - height / 2;
    PixelBox box = BoxCheck.labelled(left, top, width, height, location, problems);
    if (box != null) {
      truth.add(new TruthBox(label, box, box.area(), TruthBox.Kind.COUNTED, OptionalLong.empty()));
    }
  }
}
