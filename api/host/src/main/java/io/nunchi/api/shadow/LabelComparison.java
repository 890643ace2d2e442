package io.nunchi.api.shadow;

import java.util.OptionalDouble;

/**
 * The differences between candidate and live engine on one label, or on all labels together, over
 * the frames that both analyzed.
 *
 * <p>In each frame, detections of the same label are matched one to one, the pair with the greatest
 * IoU first, down to an IoU of 0.5, which is what the PASCAL VOC challenge calls the same place
 * (Everingham et al., The PASCAL Visual Object Classes Challenge, IJCV 88, 2010). A matched pair
 * counts once; of each label, the 1,000 most confident detections of a frame are tried, and what
 * lies beyond counts as unmatched.
 *
 * <p>Immutable; any thread.
 *
 * @param live the live engine's detections
 * @param candidate the candidate's detections
 * @param matched pairs of both
 * @param meanIou the mean IoU of the pairs, in [0.5, 1]; empty without a pair
 * @param liveConfidence the mean confidence of the live engine's detections, in [0, 1]; empty
 *     without any
 * @param candidateConfidence the same of the candidate
 * @param confidenceDrift the Kolmogorov-Smirnov statistic of both sets of confidences: the greatest
 *     difference of their distribution functions, in [0, 1], 0 when they are alike (Kolmogorov
 *     1933, Smirnov 1948). Taken at the edges of 100 equal bins, so that memory is bounded; the
 *     statistic of the confidences themselves is never less. Empty if one of both has none
 */
public record LabelComparison(
    long live,
    long candidate,
    long matched,
    OptionalDouble meanIou,
    OptionalDouble liveConfidence,
    OptionalDouble candidateConfidence,
    OptionalDouble confidenceDrift) {

  /**
   * The share of things that only one of the two finds: the detections without a partner, as a part
   * of all different things that were found, where a pair is one thing. That is the Jaccard
   * distance of both sets of detections, summed up over the frames (Jaccard, 1912).
   *
   * @return {@code (live + candidate - 2 matched) / (live + candidate - matched)}, in [0, 1]; empty
   *     if neither found anything
   */
  public OptionalDouble disagreement() {
    long union = live + candidate - matched;
    return union == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (union - matched) / union);
  }

  /**
   * The candidate's lead in confidence.
   *
   * @return its mean confidence less that of the live engine, in [-1, 1]; empty if one of both
   *     found nothing
   */
  public OptionalDouble confidenceShift() {
    return liveConfidence.isPresent() && candidateConfidence.isPresent()
        ? OptionalDouble.of(candidateConfidence.getAsDouble() - liveConfidence.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * The detections of the live engine only.
   *
   * @return detections without a partner
   */
  public long liveOnly() {
    return live - matched;
  }

  /**
   * The detections of the candidate only.
   *
   * @return detections without a partner
   */
  public long candidateOnly() {
    return candidate - matched;
  }
}
