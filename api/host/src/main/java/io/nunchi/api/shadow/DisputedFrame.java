package io.nunchi.api.shadow;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.spi.result.Detection;
import java.util.List;

/**
 * A frame about which live engine and candidate disagree.
 *
 * <p>Immutable; any thread.
 *
 * @param live the result that the live engine delivered
 * @param candidate the candidate's result for the same frame
 * @param agreed detections that match
 * @param liveOnly detections of the live engine that match none of the candidate's
 * @param candidateOnly detections of the candidate that match none of the live engine's
 */
public record DisputedFrame(
    AnalyzedFrame live,
    AnalyzedFrame candidate,
    List<MatchedPair> agreed,
    List<Detection> liveOnly,
    List<Detection> candidateOnly) {

  /**
   * Copies the lists.
   *
   * @param live the live engine's result
   * @param candidate the candidate's result
   * @param agreed detections that match
   * @param liveOnly detections of the live engine alone
   * @param candidateOnly detections of the candidate alone
   */
  public DisputedFrame {
    agreed = List.copyOf(agreed);
    liveOnly = List.copyOf(liveOnly);
    candidateOnly = List.copyOf(candidateOnly);
  }

  /**
   * The amount of disagreement, by which frames are ranked.
   *
   * @return detections that only one of the two found
   */
  public int unmatched() {
    return liveOnly.size() + candidateOnly.size();
  }

  /**
   * The same as a part of everything that was found.
   *
   * @return in [0, 1]; 0 if nothing was found
   */
  public double disagreement() {
    int union = agreed.size() + unmatched();
    return union == 0 ? 0 : (double) unmatched() / union;
  }
}
