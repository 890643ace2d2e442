package io.nunchi.accuracy.gate;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateRule.Demand;
import io.nunchi.accuracy.gate.GateRule.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * The policies that come with Nunchi. {@code docs/accuracy-gate.md} says what each of them proves,
 * and what it cannot say.
 *
 * <p>Any thread.
 */
public final class GatePolicies {

  private static final int LEAST_FRAMES = 50;
  private static final int LEAST_LABELLED = 30;
  private static final double LABEL_LOSS = 0.05;

  /** The candidate makes fewer errors or ranks and places its boxes better, and loses no label. */
  public static final GatePolicy BETTER =
      careful("better")
          .aim("The candidate is better, and no label or size of boxes pays for it.")
          .rule(
              GateRule.improves(Figure.ERROR_RATE, Figure.AP).with(Evidence.PROVEN).inOneDataset())
          .rule(GateRule.losesAtMost(0.02, Figure.ERROR_RATE))
          .rule(GateRule.losesAtMost(0.05, Figure.AP))
          .rule(recallOfEachLabel())
          .rule(recallOfEachSize())
          .build();

  /** The candidate costs less, and errs no more than the baseline, give or take 3 points. */
  public static final GatePolicy NO_WORSE_BUT_CHEAPER =
      careful("no-worse-but-cheaper")
          .aim("The candidate costs less time or memory, and is as good as the baseline.")
          .rule(GateRule.losesAtMost(0.03, Figure.ERROR_RATE).with(Evidence.SURE))
          .rule(GateRule.losesAtMost(0.03, Figure.AP).with(Evidence.SURE))
          .rule(recallOfEachLabel())
          .rule(recallOfEachSize())
          .rule(
              GateRule.of(
                      Demand.AT_MOST_TIMES_BASELINE,
                      0.9,
                      Figure.CPU_SECONDS_PER_FRAME,
                      Figure.MILLIS_P50,
                      Figure.PEAK_MEMORY_BYTES)
                  .with(Evidence.SURE))
          .rule(costsAtMost(1.25, Figure.CPU_SECONDS_PER_FRAME))
          .rule(costsAtMost(1.25, Figure.MILLIS_P50))
          .rule(costsAtMost(1.25, Figure.PEAK_MEMORY_BYTES))
          .build();

  /** Every label is found as often as before, give or take 10 points, with proof. */
  public static final GatePolicy NO_LABEL_LOST =
      careful("no-label-lost")
          .aim("Every label is found as often as before, which is shown for each of them.")
          .everyLabel()
          .rule(GateRule.losesAtMost(0.1, Figure.RECALL).with(Evidence.SURE).ofEachLabel(50))
          .rule(GateRule.losesAtMost(0.1, Figure.ERROR_RATE))
          .build();

  private static final List<GatePolicy> ALL = List.of(BETTER, NO_WORSE_BUT_CHEAPER, NO_LABEL_LOST);

  private GatePolicies() {}

  /**
   * The policies.
   *
   * @return in the order of the documentation
   */
  public static List<GatePolicy> all() {
    return ALL;
  }

  /**
   * Finds a policy.
   *
   * @param name such as {@code better}
   * @return empty if no policy has this name
   */
  public static Optional<GatePolicy> named(String name) {
    return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }

  private static GatePolicy.Builder careful(String name) {
    return GatePolicy.named(name).leastFrames(LEAST_FRAMES).leastLabelled(LEAST_LABELLED);
  }

  private static GateRule recallOfEachLabel() {
    return GateRule.losesAtMost(LABEL_LOSS, Figure.RECALL).ofEachLabel(LEAST_LABELLED);
  }

  private static GateRule recallOfEachSize() {
    return GateRule.losesAtMost(LABEL_LOSS, Figure.RECALL).ofEachSize(LEAST_LABELLED);
  }

  private static GateRule costsAtMost(double times, Figure figure) {
    return GateRule.of(Demand.AT_MOST_TIMES_BASELINE, times, figure);
  }
}
