package io.nunchi.accuracy;

/**
 * One condition of a gate.
 *
 * <p>Immutable; any thread.
 *
 * @param figure the figure's name, as in the reports or one of {@link GatePolicy#SPEED_FIGURES}
 * @param demand what is asked of it
 * @param amount the bound of the demand, in the figure's unit; 0 for {@link Demand#IMPROVES}
 * @param sure true if the 95 % interval of the change must meet the demand as a whole
 * @param perLabel true if each label must meet it by itself
 * @param leastLabelled labels with fewer labelled boxes are left out of a rule per label
 */
public record GateRule(
    String figure,
    Demand demand,
    double amount,
    boolean sure,
    boolean perLabel,
    int leastLabelled) {

  /** What a rule asks. */
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
    String subject = figure + (perLabel ? " of each label" : "");
    String words =
        switch (demand) {
          case IMPROVES -> "improves";
          case LOSES_AT_MOST -> "loses at most " + amount;
          case AT_MOST -> "is at most " + amount;
          case AT_LEAST -> "is at least " + amount;
        };
    return subject + " " + words + (sure ? " with 95 % confidence" : "");
  }
}
