package io.nunchi.accuracy.report;

import java.util.Locale;

/**
 * The number of labelled boxes that are found in their own frames, and of labels of other frames
 * that are found there, or of mirrored ones. Labels of another camera are found no more often than
 * those. Boxes that lie in the same place in both say nothing and are left out.
 *
 * <p>Immutable; any thread.
 *
 * @param boxes labelled boxes that were compared, each with every other frame or mirror image
 * @param found those that are found in their own frames
 * @param foundByChance the labels of other frames that are found there
 */
public record TruthFit(long boxes, long found, long foundByChance) {

  private static final long LEAST_BOXES = 50;

  /** Frames of one camera have places where there is often something: chance differs so much. */
  private static final double TIMES_CHANCE = 2;

  /**
   * Tells if there are enough boxes to tell.
   *
   * @return false if they are too few
   */
  public boolean isEnough() {
    return boxes >= LEAST_BOXES;
  }

  /**
   * The labels of other frames that are found, for each one that is found in its own.
   *
   * @return 1 if neither is found better; small if the labels fit
   */
  public double chance() {
    return foundByChance / (double) Math.max(1, found);
  }

  /**
   * Tells if the labels are found no more often than those of other frames.
   *
   * @return false if they are, or if there are too few boxes to tell; boxes that are found nowhere
   *     tell nothing
   */
  public boolean isChance() {
    return isEnough()
        && found + foundByChance > 0
        && found <= TIMES_CHANCE * (double) foundByChance + 2 * Math.sqrt((double) foundByChance);
  }

  /**
   * The finding in one sentence, without a full stop.
   *
   * @return both shares
   */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%.1f %% of the labelled boxes are found in their own frames, and %.1f %% in others",
        percent(found),
        percent(foundByChance));
  }

  private double percent(long part) {
    return 100.0 * part / Math.max(1, boxes);
  }
}
