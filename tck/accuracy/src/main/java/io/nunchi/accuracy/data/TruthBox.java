package io.nunchi.accuracy.data;

import java.util.OptionalLong;

/**
 * A label of a dataset: what is really there.
 *
 * <p>Immutable; any thread.
 *
 * @param label what it is, after the label mapping
 * @param box where it is
 * @param area its area in square pixels: of the outline where the dataset has one, or else of the
 *     box
 * @param kind whether it must be found
 * @param trackId the same number in all frames in which the same thing is seen, where labelled
 */
public record TruthBox(String label, PixelBox box, double area, Kind kind, OptionalLong trackId) {

  /** Whether a label must be found. */
  public enum Kind {
    /** Missing it is an error. */
    COUNTED,
    /** One thing that may be found or not, such as one that is too small or marked difficult. */
    OPTIONAL,
    /** A crowd or an ignore region: whatever is found in it is neither right nor wrong. */
    REGION
  }

  /**
   * Whether missing it is an error.
   *
   * @return true for {@link Kind#COUNTED}
   */
  public boolean isCounted() {
    return kind == Kind.COUNTED;
  }
}
