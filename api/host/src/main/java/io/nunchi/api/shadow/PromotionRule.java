package io.nunchi.api.shadow;

import java.util.Objects;

/**
 * One condition of a promotion.
 *
 * <p>Immutable; any thread.
 *
 * @param figure the figure that it judges
 * @param demand the demand on the figure
 * @param amount the bound of the demand, in the figure's unit or as a factor; finite, not negative
 * @param perLabel true if each label must meet it by itself
 * @param leastDetections labels of which live engine and candidate together found fewer are left
 *     out of a rule per label
 */
public record PromotionRule(
    ShadowFigure figure, Demand demand, double amount, boolean perLabel, int leastDetections) {

  /** The demands of a rule. */
  public enum Demand {
    /** The candidate's figure is the amount at most. */
    AT_MOST,
    /** The candidate's figure is the amount at least. */
    AT_LEAST,
    /** The candidate is worse than the live engine by at most the amount. */
    LOSES_AT_MOST,
    /** The candidate's figure is at most that of the live engine times the amount. */
    AT_MOST_TIMES_LIVE
  }

  /**
   * Checks the parts.
   *
   * @param figure the figure that it judges
   * @param demand the demand on the figure
   * @param amount the bound
   * @param perLabel true for each label by itself
   * @param leastDetections from 1
   * @throws IllegalArgumentException if they do not fit each other
   */
  public PromotionRule {
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(demand, "demand");
    if (!(amount >= 0) || Double.isInfinite(amount)) {
      throw new IllegalArgumentException("an amount is finite and not negative; found " + amount);
    }
    boolean comparesWithLive =
        demand == Demand.LOSES_AT_MOST || demand == Demand.AT_MOST_TIMES_LIVE;
    if (comparesWithLive && !figure.hasLive()) {
      throw new IllegalArgumentException(
          "a rule compares times with the live engine; found " + figure.figureName());
    }
    if (perLabel && !figure.hasLabels()) {
      throw new IllegalArgumentException("labels do not have the figure " + figure.figureName());
    }
    if (leastDetections < 1) {
      throw new IllegalArgumentException("leastDetections is at least 1; found " + leastDetections);
    }
  }

  /**
   * A bound that must not be exceeded.
   *
   * @param figure the figure that it judges
   * @param amount in the figure's unit
   * @return a rule for all labels together
   */
  public static PromotionRule atMost(ShadowFigure figure, double amount) {
    return new PromotionRule(figure, Demand.AT_MOST, amount, false, 1);
  }

  /**
   * A bound that must be reached.
   *
   * @param figure the figure that it judges
   * @param amount in the figure's unit
   * @return a rule for all labels together
   */
  public static PromotionRule atLeast(ShadowFigure figure, double amount) {
    return new PromotionRule(figure, Demand.AT_LEAST, amount, false, 1);
  }

  /**
   * A bound on how much slower the candidate is.
   *
   * @param figure a time
   * @param millis milliseconds
   * @return a rule
   */
  public static PromotionRule losesAtMost(ShadowFigure figure, double millis) {
    return new PromotionRule(figure, Demand.LOSES_AT_MOST, millis, false, 1);
  }

  /**
   * A bound on how many times slower the candidate is.
   *
   * @param figure a time
   * @param factor such as 1.5
   * @return a rule
   */
  public static PromotionRule atMostTimesLive(ShadowFigure figure, double factor) {
    return new PromotionRule(figure, Demand.AT_MOST_TIMES_LIVE, factor, false, 1);
  }

  /**
   * Asks it of each label.
   *
   * @param least labels of which both together found fewer are left out, from 1
   * @return a rule that differs in this only
   */
  public PromotionRule ofEachLabel(int least) {
    return new PromotionRule(figure, demand, amount, true, least);
  }

  /**
   * The rule in words.
   *
   * @return such as {@code disagreement of each label is at most 0.2}
   */
  @Override
  public String toString() {
    String words =
        switch (demand) {
          case AT_MOST -> "is at most " + number(amount);
          case AT_LEAST -> "is at least " + number(amount);
          case LOSES_AT_MOST -> "loses at most " + number(amount);
          case AT_MOST_TIMES_LIVE -> "is at most " + number(amount) + " times the live engine's";
        };
    return figure.figureName() + (perLabel ? " of each label " : " ") + words;
  }

  private static String number(double amount) {
    return amount == Math.rint(amount) && amount < 1e15
        ? Long.toString((long) amount)
        : Double.toString(amount);
  }
}
