package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;

/**
 * A line of a file, and the problems that it can have.
 *
 * @param file the file
 * @param line counted from 1; 0 for the file as a whole
 * @param entry the entry of the line, such as {@code annotations[3]}, or an empty text
 */
record FileLocation(Path file, long line, String entry) {

  FileLocation(Path file, long line) {
    this(file, line, "");
  }

  Problem problem(String code, String what) {
    return Problem.of(code, what).where(toString());
  }

  Problem malformed(String expected, String found) {
    return problem(AccuracyErrors.SYNTAX, "the line is malformed")
        .expected(expected)
        .found(found)
        .fix("correct the line");
  }

  Problem missing(String field) {
    return problem(AccuracyErrors.FIELD_MISSING, "a field is missing")
        .expected(field)
        .found("no such field")
        .fix("add it");
  }

  Problem value(String what, String expected, String found) {
    return problem(AccuracyErrors.VALUE, what).expected(expected).found(found).fix("correct it");
  }

  Problem unknown(String what, String expected, String found) {
    return problem(AccuracyErrors.UNKNOWN_ID, what)
        .expected(expected)
        .found(found)
        .fix("correct the reference, or remove the entry");
  }

  Problem duplicate(String what, String found) {
    return problem(AccuracyErrors.DUPLICATE_ID, what)
        .expected("each only once")
        .found(found)
        .fix("remove one of the two");
  }

  @Override
  public String toString() {
    return file + (line == 0 ? "" : ":" + line) + (entry.isEmpty() ? "" : ", " + entry);
  }
}
