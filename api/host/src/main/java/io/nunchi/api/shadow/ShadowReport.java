package io.nunchi.api.shadow;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The differences between a candidate and the live engine since the shadow began or the live engine
 * was swapped.
 *
 * <p>Only labels that both declare are compared; what is found under other labels is counted as
 * left out.
 *
 * <p>Immutable; any thread.
 *
 * @param state the state of the shadow
 * @param why the reason for the state
 * @param live the live engine that is compared
 * @param candidate the candidate
 * @param frames the outcomes of the frames
 * @param all all common labels together
 * @param byLabel each common label that was found, sorted
 * @param liveLeftOut detections of the live engine under labels that the candidate does not declare
 * @param candidateLeftOut detections of the candidate under labels that the live engine does not
 *     declare
 * @param liveTime the time the live engine took for the latest 4,096 compared frames; empty before
 *     the first
 * @param candidateTime the time the candidate took for the same frames
 * @param kept the counts of the frames with the largest disagreement
 * @param lostCalls calls into the candidate that never returned
 * @param problems the problems, each kind once, at most 20
 */
public record ShadowReport(
    State state,
    String why,
    EngineGeneration live,
    EngineGeneration candidate,
    ShadowFrames frames,
    LabelComparison all,
    SortedMap<String, LabelComparison> byLabel,
    Map<String, Long> liveLeftOut,
    Map<String, Long> candidateLeftOut,
    Optional<AnalysisTime> liveTime,
    Optional<AnalysisTime> candidateTime,
    KeptFrames kept,
    long lostCalls,
    List<Problem> problems) {

  /** The states of a shadow. */
  public enum State {
    /** Frames are compared as they come. */
    RUNNING,
    /** Too many calls never returned; nothing is compared any more until it is closed. */
    GIVEN_UP,
    /** The candidate is the live engine now. */
    PROMOTED,
    /** It was closed. */
    CLOSED
  }
}
