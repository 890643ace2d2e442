package io.nunchi.api;

import java.time.Instant;

/**
 * How a stream is.
 *
 * <p>Immutable; any thread.
 *
 * @param state the state
 * @param since when it began, by the wall clock
 * @param why what led to it, one sentence for an operator
 */
public record StreamHealth(State state, Instant since, String why) {

  /** The states of a stream. */
  public enum State {
    /** No frame has been analyzed yet. */
    STARTING,
    /** The last frame that was analyzed gave a result. */
    HEALTHY,
    /** The analyzer failed, and another one is opened after a pause. */
    RESTARTING,
    /** The stream is closed. */
    STOPPED
  }
}
