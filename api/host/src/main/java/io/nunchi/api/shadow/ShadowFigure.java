package io.nunchi.api.shadow;

/** The figures that a {@link PromotionRule} can judge. */
public enum ShadowFigure {
  /** Frames that both analyzed. */
  COMPARED_FRAMES("comparedFrames", false, false),
  /** {@link LabelComparison#disagreement()}. */
  DISAGREEMENT("disagreement", false, true),
  /** {@link LabelComparison#confidenceDrift()}, the Kolmogorov-Smirnov statistic. */
  CONFIDENCE_DRIFT("confidenceDrift", false, true),
  /** The amount of {@link LabelComparison#confidenceShift()}, up or down. */
  CONFIDENCE_SHIFT("confidenceShift", false, true),
  /** {@link ShadowFrames#failures()}. */
  FAILURES("failures", false, false),
  /** {@link ShadowFrames#failures()} as a part of the frames that were compared or failed. */
  FAILURE_RATE("failureRate", false, false),
  /** The median of the analysis time, in milliseconds. */
  MILLIS_P50("millisP50", true, false),
  /** The analysis time that 99 of 100 frames do not exceed, in milliseconds. */
  MILLIS_P99("millisP99", true, false);

  private final String figureName;
  private final boolean hasLive;
  private final boolean hasLabels;

  ShadowFigure(String figureName, boolean hasLive, boolean hasLabels) {
    this.figureName = figureName;
    this.hasLive = hasLive;
    this.hasLabels = hasLabels;
  }

  /**
   * The figure's name in verdicts.
   *
   * @return such as {@code millisP99}
   */
  public String figureName() {
    return figureName;
  }

  /**
   * Returns true if the live engine has this figure as well.
   *
   * @return true for times
   */
  public boolean hasLive() {
    return hasLive;
  }

  /**
   * Returns true if each label has this figure.
   *
   * @return true for disagreement and confidences
   */
  public boolean hasLabels() {
    return hasLabels;
  }
}
