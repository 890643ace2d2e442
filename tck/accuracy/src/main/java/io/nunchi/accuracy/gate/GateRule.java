package io.nunchi.accuracy.gate;

import io.nunchi.accuracy.figure.Figure;

/**
 * A rule of a gate.
 *
 * <p>Immutable; any thread.
 *
 * @param figure the figure
 * @param demand the condition on it
 * @param amount the bound of the demand, in the figure's unit; 0 for {@link Demand#IMPROVES}
 * @param significant true if the 95 % interval of the change must meet the demand as a whole
 * @param perLabel true if each label must meet it by itself
 * @param leastLabelled labels with fewer labelled boxes are left out of a rule per label
 */
public record GateRule(
    Figure figure,
    Demand demand,
    double amount,
    boolean significant,
    boolean perLabel,
    int leastLabelled) {

  /** A condition on a figure. */
  public enum Demand {
    /** The candidate is better than the baseline. */
    IMPROVES,
    /** The candidate is worse than the baseline by at most the amount. */
    LOSES_AT_MOST,
    /** The candidate's own figure is the amount at most. */
    AT_MOST,
    /** The candidate's own figure is the amount at least. */
    AT_LEAST
  }

  /**
   * The rule in words.
   *
   * @return such as {@code recall of each label loses at most 0.02}
   */
  @Override
  public String toString() {
    String subject = figure.jsonName() + (perLabel ? " of each label" : "");
    String words =
        switch (demand) {
          case IMPROVES -> "improves";
          case LOSES_AT_MOST -> "loses at most " + amount;
          case AT_MOST -> "is at most " + amount;
          case AT_LEAST -> "is at least " + amount;
        };
    return subject + " " + words + (significant ? " with 95 % confidence" : "");
  }
}
