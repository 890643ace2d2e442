package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.text.PlainText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a line of a MOTChallenge file, separated by commas or spaces.
 *
 * @param location where the line is
 * @param fields at least {@link #LEAST_FIELDS}; all of them numbers
 */
record MotLine(FileLocation location, List<String> fields) {

  static final int LEAST_FIELDS = 7;

  private static final String FORM = "frame,id,left,top,width,height,confidence[,class[,more]]";

  /** Longer than any number that a tracker prints. */
  private static final int LONGEST_FIELD = 60;

  /** The lines of a file; malformed ones are added to the problems. */
  static List<MotLine> read(Path file, FoundProblems problems) throws AccuracyException {
    List<MotLine> read = new ArrayList<>();
    List<String> lines = DatasetFiles.lines(file);
    boolean first = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty()) {
        MotLine parsed = parse(line, new FileLocation(file, i + 1L), first, problems);
        first = false;
        if (parsed != null) {
          read.add(parsed);
        }
      }
    }
    return read;
  }

  private static @Nullable MotLine parse(
      String line, FileLocation location, boolean first, FoundProblems problems) {
    boolean commas = line.indexOf(',') >= 0;
    List<String> fields = commas ? separatedByCommas(line) : List.of(line.split("[\\s\\h]+", -1));
    if (first && fields.size() >= LEAST_FIELDS && fields.stream().noneMatch(MotLine::isNumber)) {
      problems.tolerate(Leniency.HEADING, location);
      return null;
    }
    if (fields.size() < LEAST_FIELDS || !fields.stream().allMatch(MotLine::isNumber)) {
      problems.add(location.malformed(FORM, line));
      return null;
    }
    if (!commas) {
      problems.tolerate(Leniency.SPACES, location);
    }
    return new MotLine(location, fields);
  }

  private static List<String> separatedByCommas(String line) {
    List<String> fields =
        new ArrayList<>(Stream.of(line.split(",", -1)).map(PlainText::strip).toList());
    if (fields.get(fields.size() - 1).isEmpty()) { // a comma at the end of the line
      fields.remove(fields.size() - 1);
    }
    return fields;
  }

  private static boolean isNumber(String field) {
    try {
      Double.parseDouble(field);
      return field.length() <= LONGEST_FIELD;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  double number(int field) {
    return Double.parseDouble(fields.get(field));
  }

  /**
   * An integer of 64 bits, also one that is written as {@code 1.0}; null after adding a problem.
   */
  @Nullable Long whole(String name, int field, long least, long most, FoundProblems problems) {
    try {
      long number = new BigDecimal(fields.get(field)).longValueExact();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // said below, like a number out of range
    }
    problems.add(
        location.value(
            name + " cannot be",
            "a whole number from %d to %d".formatted(least, most),
            fields.get(field)));
    return null;
  }

  /** The fields from the eighth on that are given. */
  double[] more() {
    return fields.stream().skip(LEAST_FIELDS).mapToDouble(Double::parseDouble).toArray();
  }
}
