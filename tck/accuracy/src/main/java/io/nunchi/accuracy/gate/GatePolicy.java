package io.nunchi.accuracy.gate;

import io.nunchi.accuracy.figure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that a candidate must meet to go live, and the least that they may be judged on.
 *
 * <p>Immutable; any thread.
 */
public final class GatePolicy {

  private final String name;
  private final String aim;
  private final int leastFrames;
  private final int leastLabelled;
  private final boolean everyLabel;
  private final List<GateRule> rules;

  private GatePolicy(Builder builder) {
    name = builder.name;
    aim = builder.aim;
    leastFrames = builder.leastFrames;
    leastLabelled = builder.leastLabelled;
    everyLabel = builder.everyLabel;
    rules = List.copyOf(builder.rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a gate without rules would let everything pass");
    }
  }

  /**
   * Begins a policy.
   *
   * @param name names it in verdicts, such as {@code better}
   * @return a builder without rules
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /**
   * The name in verdicts.
   *
   * @return such as {@code better}
   */
  public String name() {
    return name;
  }

  /**
   * The aim in one sentence.
   *
   * @return empty for policies of files
   */
  public String aim() {
    return aim;
  }

  /**
   * The number of frames that each dataset needs.
   *
   * @return from 1
   */
  public int leastFrames() {
    return leastFrames;
  }

  /**
   * The number of labelled boxes that one label at least of each dataset needs.
   *
   * @return from 1
   */
  public int leastLabelled() {
    return leastLabelled;
  }

  /**
   * Tells if a label with too few boxes for a rule refuses; otherwise the verdict names it as
   * unjudged.
   *
   * @return true if every label must be judged
   */
  public boolean judgesEveryLabel() {
    return everyLabel;
  }

  /**
   * The rules; all of them must be met.
   *
   * @return at least one
   */
  public List<GateRule> rules() {
    return rules;
  }

  /**
   * Tells if a rule is about speed or cost, which are then measured in several rounds.
   *
   * @return true if so
   */
  public boolean comparesCost() {
    return rules.stream().flatMap(rule -> rule.figures().stream()).anyMatch(Figure::isCost);
  }

  /**
   * Tells if a rule about accuracy asks for more than the change as measured.
   *
   * @return true if intervals are needed
   */
  public boolean asksForIntervals() {
    return rules.stream()
        .filter(rule -> rule.figures().stream().noneMatch(Figure::isCost))
        .anyMatch(rule -> rule.evidence() != GateRule.Evidence.AS_MEASURED);
  }

  /** Collects the parts of a policy. For one thread. */
  public static final class Builder {

    private final String name;
    private final List<GateRule> rules = new ArrayList<>();
    private String aim = "";
    private int leastFrames = 1;
    private int leastLabelled = 1;
    private boolean everyLabel;

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Says what the policy is for.
     *
     * @param sentence one sentence
     * @return this builder
     */
    public Builder aim(String sentence) {
      aim = sentence;
      return this;
    }

    /**
     * Sets the least number of frames of each dataset. Default: 1.
     *
     * @param frames from 1
     * @return this builder
     */
    public Builder leastFrames(int frames) {
      leastFrames = positive(frames);
      return this;
    }

    /**
     * Sets the number of labelled boxes that one label at least must have. Default: 1.
     *
     * @param boxes from 1
     * @return this builder
     */
    public Builder leastLabelled(int boxes) {
      leastLabelled = positive(boxes);
      return this;
    }

    /**
     * Refuses if a label has too few boxes for a rule about each label.
     *
     * @return this builder
     */
    public Builder everyLabel() {
      everyLabel = true;
      return this;
    }

    /**
     * Adds a rule.
     *
     * @param rule the rule
     * @return this builder
     */
    public Builder rule(GateRule rule) {
      rules.add(rule);
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     * @throws IllegalArgumentException if it has no rules
     */
    public GatePolicy build() {
      return new GatePolicy(this);
    }

    private static int positive(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("at least 1, and not " + number);
      }
      return number;
    }
  }
}
