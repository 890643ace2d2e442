package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Choices;

/**
 * What the label values of a box mean.
 *
 * <p>Immutable; any thread.
 *
 * @param activation what turns raw values into confidences
 * @param allLabels true if a box is a candidate for every label, false for its best label only
 * @param backgroundIndex which of the values is that of no label at all, or {@link #NO_BACKGROUND}
 */
public record LabelScores(Activation activation, boolean allLabels, int backgroundIndex) {

  /** All values are those of labels. */
  public static final int NO_BACKGROUND = -1;

  /** How manifests say what a box is reported for. */
  public static final Choices<Boolean> LABELS_PER_BOX = Choices.of("best", false).or("all", true);

  /**
   * Values of labels only.
   *
   * @param activation what turns raw values into confidences
   * @param allLabels true if a box is a candidate for every label
   * @return scores without background
   */
  public static LabelScores withoutBackground(Activation activation, boolean allLabels) {
    return new LabelScores(activation, allLabels, NO_BACKGROUND);
  }

  /**
   * How many values a box has.
   *
   * @param labelCount the number of labels
   * @return one more if there is a background
   */
  public int valueCount(int labelCount) {
    return backgroundIndex == NO_BACKGROUND ? labelCount : labelCount + 1;
  }

  /** Which value is that of a label. */
  int valueOf(int label) {
    return backgroundIndex == NO_BACKGROUND || label < backgroundIndex ? label : label + 1;
  }
}
