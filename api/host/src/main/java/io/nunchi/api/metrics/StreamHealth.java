package io.nunchi.api.metrics;

import java.time.Instant;

/**
 * How a stream is, judged by the progress of its frames.
 *
 * <p>Immutable; any thread.
 *
 * @param state the state
 * @param since when it began, by the wall clock
 * @param why what led to it, one sentence for an operator
 * @param next what happens next, or what an operator can do
 */
public record StreamHealth(State state, Instant since, String why, String next) {

  /** The states of a stream. */
  public enum State {
    /** No frame has been analyzed yet. */
    STARTING,
    /** The last frame that was analyzed gave a result. */
    HEALTHY,
    /** Frames come, but the analyzer is late, or breaks the contract. */
    DEGRADED,
    /** The analyzer failed, and another one is opened after a pause. */
    RESTARTING,
    /** The analyzer failed too often; frames are dropped until it is released. */
    QUARANTINED,
    /** The stream is closed. */
    STOPPED
  }
}
