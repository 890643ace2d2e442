package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.parameter.Choices;

/**
 * The meaning of the label values of a box.
 *
 * <p>Immutable; any thread.
 *
 * @param activation the function that turns raw values into confidences
 * @param allLabels true if a box is a candidate for every label, false for its best label only
 * @param backgroundIndex the index of the value of no label at all, or {@link #NO_BACKGROUND}
 */
public record LabelScores(Activation activation, boolean allLabels, int backgroundIndex) {

  /** All values are those of labels. */
  public static final int NO_BACKGROUND = -1;

  /** The names in manifests: a box is reported for its best label, or for all that reach. */
  public static final Choices<Boolean> LABELS_PER_BOX = Choices.of("best", false).or("all", true);

  /**
   * Creates scores of labels only.
   *
   * @param activation the function that turns raw values into confidences
   * @param allLabels true if a box is a candidate for every label
   * @return scores without background
   */
  public static LabelScores withoutBackground(Activation activation, boolean allLabels) {
    return new LabelScores(activation, allLabels, NO_BACKGROUND);
  }

  /**
   * Counts the values of a box.
   *
   * @param labelCount the number of labels
   * @return one more if there is a background
   */
  public int valueCount(int labelCount) {
    return backgroundIndex == NO_BACKGROUND ? labelCount : labelCount + 1;
  }

  /**
   * Returns the label of a value, as {@link #valueOf} returns the value of a label.
   *
   * @param value the index of a value
   * @return the label's index, or {@link #NO_BACKGROUND} for that of the background
   */
  public int labelOf(int value) {
    if (value == backgroundIndex) {
      return NO_BACKGROUND;
    }
    return backgroundIndex == NO_BACKGROUND || value < backgroundIndex ? value : value - 1;
  }

  /** Returns the index of a label's value among those of a box. */
  int valueOf(int label) {
    return backgroundIndex == NO_BACKGROUND || label < backgroundIndex ? label : label + 1;
  }
}
