package io.nunchi.api.shadow;

import io.nunchi.api.frame.DropReason;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The counts of a shadow's frames, by outcome: {@code sampled = compared + dropped + inFlight},
 * always.
 *
 * <p>Immutable; any thread.
 *
 * @param seen frames that the live engine analyzed
 * @param sampled those of them that were meant for the candidate
 * @param compared those of them that both analyzed
 * @param droppedByReason those without a result of the candidate, by reason; only reasons that
 *     occurred. {@link DropReason#SUPERSEDED} are those that it did not keep up with
 * @param withoutRoom those that were dropped because as many frames were held as the policy allows
 * @param inFlight those that wait or are being analyzed
 * @param analyzerRestarts analyzers of the candidate that were opened in place of a broken one
 */
public record ShadowFrames(
    long seen,
    long sampled,
    long compared,
    Map<DropReason, Long> droppedByReason,
    long withoutRoom,
    long inFlight,
    long analyzerRestarts) {

  /** The drops that are not the candidate's fault. */
  private static final Set<DropReason> NO_FAILURE =
      EnumSet.of(
          DropReason.SUPERSEDED,
          DropReason.TOO_OLD,
          DropReason.ABOVE_TARGET_RATE,
          DropReason.CLOSING);

  /**
   * Copies the counts.
   *
   * @param seen analyzed by the live engine
   * @param sampled meant for the candidate
   * @param compared analyzed by both
   * @param droppedByReason not analyzed by the candidate
   * @param withoutRoom not held
   * @param inFlight frames that the candidate has not answered yet
   * @param analyzerRestarts analyzers that replaced a broken one
   */
  public ShadowFrames {
    droppedByReason = Map.copyOf(droppedByReason);
  }

  /**
   * All sampled frames that the candidate has not seen or not answered.
   *
   * @return the sum over all reasons
   */
  public long dropped() {
    return withoutRoom + droppedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Frames that the live engine analyzed and the candidate did not, by its own fault: it rejected
   * them, does not take their pixel format, failed, was late, was down, or broke the contract.
   *
   * @return the sum over these reasons
   */
  public long failures() {
    return droppedByReason.entrySet().stream()
        .filter(entry -> !NO_FAILURE.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
