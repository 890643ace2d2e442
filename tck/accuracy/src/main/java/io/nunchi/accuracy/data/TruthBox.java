package io.nunchi.accuracy.data;

import java.util.OptionalLong;

/**
 * A labelled box of a dataset.
 *
 * <p>Immutable; any thread.
 *
 * @param label its label, after the label mapping
 * @param box where it is
 * @param area its area in square pixels: of the outline where the dataset has one, or else of the
 *     box
 * @param kind tells if it must be found
 * @param trackId the same number in all frames in which the same thing is seen, where labelled
 */
public record TruthBox(String label, PixelBox box, double area, Kind kind, OptionalLong trackId) {

  /** Tells if a label must be found. */
  public enum Kind {
    /** Missing it is an error. */
    COUNTED,
    /** One thing that may be found or not, such as one that is too small or marked difficult. */
    OPTIONAL,
    /** A crowd or an ignore region: whatever is found in it is neither right nor wrong. */
    REGION,
    /**
     * A thing of a class that is not measured, such as an occluder. It excuses nothing; tracking
     * looks at it to tell which thing a detection covers.
     */
    OTHER
  }

  /**
   * Tells if this box belongs to a label that is measured.
   *
   * @param measuredLabel one of the dataset's labels
   * @return true for a box of that label that is counted, optional or a region
   */
  public boolean isOf(String measuredLabel) {
    return kind != Kind.OTHER && label.equals(measuredLabel);
  }

  /**
   * Tells if missing it is an error.
   *
   * @return true for {@link Kind#COUNTED}
   */
  public boolean isCounted() {
    return kind == Kind.COUNTED;
  }
}
