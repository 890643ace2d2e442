package io.nunchi.accuracy.gate;

import io.nunchi.accuracy.figure.Figure;
import java.util.List;

/**
 * The rules that a candidate must meet to go live.
 *
 * <p>Immutable; any thread.
 *
 * @param rules at least one; all of them must be met
 */
public record GatePolicy(List<GateRule> rules) {

  /** The error rate falls with 95 % confidence, and no label loses more than 2 points of recall. */
  public static final GatePolicy USUAL =
      new GatePolicy(
          List.of(
              new GateRule(Figure.ERROR_RATE, GateRule.Demand.IMPROVES, 0, true, false, 1),
              new GateRule(Figure.RECALL, GateRule.Demand.LOSES_AT_MOST, 0.02, false, true, 10)));

  /** Keeps a copy of the rules. */
  public GatePolicy {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a gate without rules would let everything pass");
    }
  }
}
