package io.nunchi.api.metrics;

import java.time.Instant;

/**
 * The health of a stream, judged by the progress of its frames.
 *
 * <p>Immutable; any thread.
 *
 * @param state the state
 * @param since its start, by the wall clock
 * @param why the reason, one sentence for an operator
 * @param next the next step of the host or of an operator
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
