package io.nunchi.accuracy.report;

import io.nunchi.accuracy.text.Quantity;
import java.util.OptionalInt;

/**
 * The basis of a report's 95 % intervals. Where frames are too few, figures have no interval, and
 * nothing can be concluded from them.
 *
 * <p>Immutable; any thread.
 *
 * @param frames the number of frames
 * @param likeness 1 for a recording, whose frames say much the same as those before, and for images
 *     that err so; 0 for independent images; between them where it may be chance
 * @param leastFrames the number of frames from which on there are intervals; of a label, only
 *     frames count in which it is labelled or found
 * @param degreesOfFreedom of Student's t; empty if the frames are too few
 */
public record IntervalBasis(
    int frames, double likeness, int leastFrames, OptionalInt degreesOfFreedom) {

  /** Stands in texts and JSON where an interval would be, if there were more frames. */
  public static final String TOO_FEW = "too few frames";

  /**
   * Tells if there are enough frames for intervals of all labels together.
   *
   * @return false if nothing can be concluded
   */
  public boolean isEnough() {
    return degreesOfFreedom.isPresent();
  }

  /**
   * The basis in one sentence.
   *
   * @return ends with a full stop
   */
  public String sentence() {
    String kind = kind();
    return isEnough()
        ? "95 %% intervals from %s, by Student's t with %s of freedom."
            .formatted(kind, Quantity.of(degreesOfFreedom.getAsInt(), "degree"))
        : "Nothing can be concluded from %s: at least %d are needed.".formatted(kind, leastFrames);
  }

  private String kind() {
    if (areNeighboursAlike()) {
      return Quantity.of(frames, "frame") + " of a recording";
    }
    return likeness > 0
        ? Quantity.of(frames, "image") + " that may err like those before them"
        : Quantity.of(frames, "independent image");
  }

  /**
   * Tells if the frames are those of a recording, or err so.
   *
   * @return false for images
   */
  public boolean areNeighboursAlike() {
    return likeness >= 1;
  }
}
