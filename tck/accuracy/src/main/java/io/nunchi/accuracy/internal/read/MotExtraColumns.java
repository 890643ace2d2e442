package io.nunchi.accuracy.internal.read;

import java.util.List;

/**
 * The meaning of the columns from the eighth on, decided for a file as a whole: class and
 * visibility as in MOT16 and later, or a place on the ground as in the 3D sequences of 2015. For
 * one thread.
 */
enum MotExtraColumns {
  /** The eighth column is a class or -1; the ninth is a visibility. */
  CLASS,
  /** Columns 8 to 10 are world coordinates. */
  WORLD;

  private static final int LAST_OF_WORLD = 3;

  /** World coordinates if most rows with ten columns cannot be class, visibility and -1. */
  static MotExtraColumns of(List<MotLine> lines) {
    long given = 0;
    long world = 0;
    for (MotLine line : lines) {
      double[] more = line.more();
      if (more.length >= LAST_OF_WORLD && !(more[0] == -1 && more[1] == -1 && more[2] == -1)) {
        given++;
        world += isClass(more[0]) && isVisibility(more[1]) && more[2] == -1 ? 0 : 1;
      }
    }
    return 2 * world > given ? WORLD : CLASS;
  }

  /** Tells if a row gives what this is about. */
  boolean areGivenBy(MotLine line) {
    double[] more = line.more();
    return this == WORLD ? more.length >= LAST_OF_WORLD : more.length > 0;
  }

  private static boolean isClass(double number) {
    return number == Math.rint(number) && number >= -1;
  }

  private static boolean isVisibility(double number) {
    return number == -1 || (number >= 0 && number <= 1);
  }
}
