package io.nunchi.api.shadow;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.spi.result.Detection;
import java.util.List;

/**
 * A frame about which live engine and candidate disagree.
 *
 * <p>Immutable; any thread.
 *
 * @param live what the live engine delivered
 * @param candidate what the candidate made of the same frame
 * @param agreed what both found
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
   * @param agreed what both found
   * @param liveOnly what only the live engine found
   * @param candidateOnly what only the candidate found
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
