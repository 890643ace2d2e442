package io.nunchi.accuracy.gate;

import io.nunchi.accuracy.figure.Direction;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a gate: one condition on one figure, or on any one of several.
 *
 * <p>{@code GateRule.losesAtMost(0.05, Figure.RECALL).ofEachLabel(30)} demands that the recall of
 * no label with 30 labelled boxes or more falls by more than 5 points. Each method that refines a
 * rule returns a new one.
 *
 * <p>Immutable; any thread.
 */
public final class GateRule {

  /** A condition on a figure. */
  public enum Demand {
    /** The candidate is better than the baseline. */
    IMPROVES,
    /** The candidate is worse than the baseline by at most the amount. */
    LOSES_AT_MOST,
    /** The candidate's own figure is the amount at most. */
    AT_MOST,
    /** The candidate's own figure is the amount at least. */
    AT_LEAST,
    /** The candidate's figure is at most the amount times the baseline's. */
    AT_MOST_TIMES_BASELINE
  }

  /** The evidence that a rule asks for. */
  public enum Evidence {
    /** The change as measured meets the demand. */
    AS_MEASURED,
    /** The whole 95 % interval of the change meets the demand. */
    SURE,
    /**
     * The whole 99.9 % interval of the change meets the demand; or the whole 95 % interval does,
     * and the candidate closes half of the gap to a perfect value. One of many candidates passes
     * the usual 95 % by luck alone.
     */
    PROVEN
  }

  /** The boxes that a rule looks at. */
  public enum Scope {
    /** All of them together. */
    WHOLE,
    /** Those of each label by themselves. */
    EACH_LABEL,
    /** Those of each of COCO's sizes by themselves. */
    EACH_SIZE
  }

  /** The datasets in which a rule must be met. */
  public enum Reach {
    /** In every one of them. */
    EACH_DATASET,
    /** In one of them at least. */
    ONE_DATASET
  }

  private record Condition(Demand demand, double amount, Evidence evidence) {}

  private record Place(Scope scope, int leastLabelled, Reach reach) {}

  private final List<Figure> figures;
  private final Condition condition;
  private final Place place;

  private GateRule(List<Figure> figures, Condition condition, Place place) {
    this.figures = List.copyOf(figures);
    this.condition = condition;
    this.place = place;
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("a rule without figures would compare nothing");
    }
  }

  /**
   * Demands a condition on a figure, as measured, of all boxes, in each dataset.
   *
   * @param demand the condition
   * @param amount the bound, in the figure's unit or as a factor; 0 for {@link Demand#IMPROVES}
   * @param anyOf at least one figure; one of them must meet the condition
   * @return the rule
   */
  public static GateRule of(Demand demand, double amount, Figure... anyOf) {
    return new GateRule(
        Arrays.asList(anyOf),
        new Condition(demand, amount, Evidence.AS_MEASURED),
        new Place(Scope.WHOLE, 1, Reach.EACH_DATASET));
  }

  /**
   * Demands that one of these figures improves.
   *
   * @param anyOf at least one figure
   * @return the rule
   */
  public static GateRule improves(Figure... anyOf) {
    return of(Demand.IMPROVES, 0, anyOf);
  }

  /**
   * Limits the loss of a figure.
   *
   * @param amount in the figure's unit
   * @param figure the figure
   * @return the rule
   */
  public static GateRule losesAtMost(double amount, Figure figure) {
    return of(Demand.LOSES_AT_MOST, amount, figure);
  }

  /**
   * Asks for other evidence.
   *
   * @param evidence the evidence
   * @return a new rule
   */
  public GateRule with(Evidence evidence) {
    return new GateRule(figures, new Condition(demand(), amount(), evidence), place);
  }

  /**
   * Looks at each label by itself.
   *
   * @param leastLabelled labels with fewer labelled boxes are not judged, unless they are lost
   * @return a new rule
   */
  public GateRule ofEachLabel(int leastLabelled) {
    return new GateRule(figures, condition, new Place(Scope.EACH_LABEL, leastLabelled, reach()));
  }

  /**
   * Looks at each size by itself: small, medium, large.
   *
   * @param leastLabelled sizes with fewer labelled boxes are not judged
   * @return a new rule
   */
  public GateRule ofEachSize(int leastLabelled) {
    return new GateRule(figures, condition, new Place(Scope.EACH_SIZE, leastLabelled, reach()));
  }

  /**
   * Asks for one dataset only that meets the rule.
   *
   * @return a new rule
   */
  public GateRule inOneDataset() {
    return new GateRule(figures, condition, new Place(scope(), leastLabelled(), Reach.ONE_DATASET));
  }

  /**
   * The figures, one of which must meet the condition.
   *
   * @return at least one
   */
  public List<Figure> figures() {
    return figures;
  }

  /**
   * The condition.
   *
   * @return the demand
   */
  public Demand demand() {
    return condition.demand();
  }

  /**
   * The bound of the demand.
   *
   * @return in the figure's unit, or a factor
   */
  public double amount() {
    return condition.amount();
  }

  /**
   * The evidence that the rule asks for.
   *
   * @return the evidence
   */
  public Evidence evidence() {
    return condition.evidence();
  }

  /**
   * The boxes that the rule looks at.
   *
   * @return the scope
   */
  public Scope scope() {
    return place.scope();
  }

  /**
   * The number of labelled boxes from which on a label or size is judged.
   *
   * @return from 1
   */
  public int leastLabelled() {
    return place.leastLabelled();
  }

  /**
   * The datasets in which the rule must be met.
   *
   * @return the reach
   */
  public Reach reach() {
    return place.reach();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GateRule rule
        && figures.equals(rule.figures)
        && condition.equals(rule.condition)
        && place.equals(rule.place);
  }

  @Override
  public int hashCode() {
    return Objects.hash(figures, condition, place);
  }

  /**
   * The rule in words.
   *
   * @return such as {@code recall of each label falls by at most 5.0 points}
   */
  @Override
  public String toString() {
    String words = figures.stream().map(this::demandInWords).collect(Collectors.joining(", or "));
    String evidenceInWords =
        switch (evidence()) {
          case AS_MEASURED -> "";
          case SURE -> isCost() ? ", in all rounds but the extreme ones" : ", 95 % sure";
          case PROVEN -> ", proven";
        };
    return words + evidenceInWords;
  }

  private boolean isCost() {
    return figures.stream().allMatch(Figure::isCost);
  }

  private String demandInWords(Figure figure) {
    boolean isLowerBetter = figure.direction() == Direction.LOWER_IS_BETTER;
    String subject =
        FigureWords.name(figure)
            + switch (scope()) {
              case WHOLE -> "";
              case EACH_LABEL -> " of each label";
              case EACH_SIZE -> " of each size";
            };
    return subject
        + switch (demand()) {
          case IMPROVES -> isLowerBetter ? " falls" : " rises";
          case LOSES_AT_MOST ->
              (isLowerBetter ? " rises" : " falls")
                  + " by at most "
                  + FigureWords.amount(figure, amount());
          case AT_MOST -> " is at most " + FigureWords.value(figure, amount());
          case AT_LEAST -> " is at least " + FigureWords.value(figure, amount());
          case AT_MOST_TIMES_BASELINE ->
              String.format(Locale.ROOT, " is at most %.0f %% of the baseline's", 100 * amount());
        };
  }
}
