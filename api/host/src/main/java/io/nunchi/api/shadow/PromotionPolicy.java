package io.nunchi.api.shadow;

import java.util.List;

/**
 * The rules that a candidate's shadow figures, measured without labels, must meet before it goes
 * live. They do not show that it is right more often; that takes labelled frames: the accuracy
 * gate.
 *
 * <p>Immutable; any thread.
 *
 * @param rules at least one; all of them must be met
 */
public record PromotionPolicy(List<PromotionRule> rules) {

  /**
   * Keeps a copy of the rules.
   *
   * @param rules at least one
   * @throws IllegalArgumentException if there is none
   */
  public PromotionPolicy {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a gate without rules would let everything pass");
    }
  }

  /**
   * A policy of some rules.
   *
   * @param rules at least one
   * @return the policy
   * @throws IllegalArgumentException if there is none
   */
  public static PromotionPolicy of(PromotionRule... rules) {
    return new PromotionPolicy(List.of(rules));
  }
}
