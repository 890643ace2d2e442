package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.TruthBox;
import java.util.Optional;

/**
 * The classes of MOT16 and later. A distractor may be found or not, as in TrackEval's {@code
 * MotChallenge2DBox}.
 *
 * @param label its label
 * @param kind tells if it must be found
 */
record MotCategory(String label, TruthBox.Kind kind) {

  /** The class of every row of a file without classes. */
  static final MotCategory PERSON = counted("person");

  private static final MotCategory DISTRACTOR = new MotCategory("person", TruthBox.Kind.OPTIONAL);
  private static final MotCategory CROWD = new MotCategory("person", TruthBox.Kind.REGION);
  private static final MotCategory OCCLUDER = new MotCategory("occluder", TruthBox.Kind.OTHER);
  private static final long LAST = 13;
  private static final long NON_MOTORIZED_VEHICLE = 6;

  static boolean exists(long number) {
    return number >= 1 && number <= LAST;
  }

  /**
   * The class of a labelled row.
   *
   * @param number from 1 to 13
   * @param isMot20 true if the sequence is one of MOT20, where non-motorized vehicles are
   *     distractors
   */
  static MotCategory ofLabel(long number, boolean isMot20) {
    if (isMot20 && number == NON_MOTORIZED_VEHICLE) {
      return DISTRACTOR;
    }
    return switch ((int) number) {
      case 1 -> PERSON;
      case 2, 7, 8, 12 -> DISTRACTOR;
      case 3 -> counted("car");
      case 4 -> counted("bicycle");
      case 5 -> counted("motorcycle");
      case 6 -> counted("non-motorized vehicle");
      case 9, 10, 11 -> OCCLUDER;
      case 13 -> CROWD;
      default -> throw new IllegalArgumentException("no class " + number);
    };
  }

  /** The label of a found row; empty for what nobody finds. */
  static Optional<String> labelOfFound(long number) {
    return exists(number)
        ? Optional.of(ofLabel(number, false))
            .filter(category -> category.kind != TruthBox.Kind.OTHER)
            .map(MotCategory::label)
        : Optional.empty();
  }

  /** The class where the row's flag is 0: what must be found becomes a region to ignore. */
  MotCategory setAside() {
    return kind == TruthBox.Kind.COUNTED ? new MotCategory(label, TruthBox.Kind.REGION) : this;
  }

  private static MotCategory counted(String label) {
    return new MotCategory(label, TruthBox.Kind.COUNTED);
  }
}
