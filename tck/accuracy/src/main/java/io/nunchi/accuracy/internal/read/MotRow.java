package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a MOTChallenge file.
 *
 * @param location where it is
 * @param frame the frame's number from 1
 * @param id the track
 * @param box where the thing is
 * @param confidence of a label 0 for an ignore region; of a track how sure it is
 * @param category the class of MOT16 and later, or -1
 */
record MotRow(
    FileLocation location, long frame, long id, PixelBox box, double confidence, long category) {

  private static final String FORM = "frame,id,left,top,width,height,confidence[,class[,more]]";
  private static final int LEAST_FIELDS = 7;
  private static final int CATEGORY_FIELD = 7;

  /**
   * Reads all rows; what is wrong is added to the problems.
   *
   * @param labels true for labels, false for tracks
   */
  static List<MotRow> read(Path file, boolean labels, FoundProblems problems)
      throws AccuracyException {
    List<MotRow> rows = new ArrayList<>();
    Set<List<Long>> seen = new HashSet<>();
    List<String> lines = DatasetFiles.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        MotRow row = parse(lines.get(i), new FileLocation(file, i + 1), labels, problems);
        if (row != null) {
          rows.add(row);
          if (!seen.add(List.of(row.frame, row.id))) {
            problems.add(
                row.location.duplicate(
                    "a track is twice in a frame", "id " + row.id + " in frame " + row.frame));
          }
        }
      }
    }
    return rows;
  }

  private static @Nullable MotRow parse(
      String line, FileLocation location, boolean labels, FoundProblems problems) {
    String[] fields = line.split(",", -1);
    if (fields.length < LEAST_FIELDS) {
      problems.add(location.malformed(FORM, line));
      return null;
    }
    double[] numbers = new double[Math.min(fields.length, LEAST_FIELDS + 1)];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Double.parseDouble(fields[i].strip());
      } catch (NumberFormatException e) {
        problems.add(location.malformed(FORM, line));
        return null;
      }
    }
    return check(numbers, location, labels, problems);
  }

  private static @Nullable MotRow check(
      double[] numbers, FileLocation location, boolean labels, FoundProblems problems) {
    Long frame = whole("frame", numbers[0], 1, location, problems);
    Long id = whole("id", numbers[1], 0, location, problems);
    PixelBox box =
        labels
            ? BoxCheck.labelled(numbers[2], numbers[3], numbers[4], numbers[5], location, problems)
            : BoxCheck.found(numbers[2], numbers[3], numbers[4], numbers[5], location, problems);
    boolean confident = BoxCheck.isConfidence(numbers[6], location, problems);
    Long category =
        numbers.length > CATEGORY_FIELD
            ? whole("class", numbers[CATEGORY_FIELD], -1, location, problems)
            : Long.valueOf(-1);
    if (frame == null || id == null || box == null || !confident || category == null) {
      return null;
    }
    return new MotRow(location, frame, id, box, numbers[6], category);
  }

  private static @Nullable Long whole(
      String field, double number, long least, FileLocation location, FoundProblems problems) {
    if (number == Math.rint(number) && number >= least && number <= Integer.MAX_VALUE) {
      return (long) number;
    }
    problems.add(
        location.value(
            field + " cannot be", "a whole number from " + least, Double.toString(number)));
    return null;
  }
}
