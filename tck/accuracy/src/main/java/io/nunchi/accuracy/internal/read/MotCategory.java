package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.TruthBox;
import java.util.Optional;

/**
 * The classes of MOT16 and later.
 *
 * @param label its label
 * @param kind tells if it must be found
 */
record MotCategory(String label, TruthBox.Kind kind) {

  /** The class of every row of a file without classes. */
  static final MotCategory PERSON = counted("person");

  private static final long LAST = 13;

  static boolean exists(long number) {
    return number >= 1 && number <= LAST;
  }

  /** The class of a number; empty for occluders, which are no labels. */
  static Optional<MotCategory> of(long number) {
    return switch ((int) number) {
      case 1 -> Optional.of(PERSON);
      case 2, 7 -> Optional.of(new MotCategory("person", TruthBox.Kind.OPTIONAL));
      case 3 -> Optional.of(counted("car"));
      case 4 -> Optional.of(counted("bicycle"));
      case 5 -> Optional.of(counted("motorcycle"));
      case 6 -> Optional.of(counted("non-motorized vehicle"));
      case 8, 12, 13 -> Optional.of(new MotCategory("person", TruthBox.Kind.REGION));
      default -> Optional.empty();
    };
  }

  private static MotCategory counted(String label) {
    return new MotCategory(label, TruthBox.Kind.COUNTED);
  }
}
