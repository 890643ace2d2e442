package io.nunchi.api;

import java.util.concurrent.CompletionStage;

/**
 * A candidate engine that is live for a few cameras of an engine. The host watches them, and goes
 * on or back by itself: either all cameras of the engine run the candidate then, on the same {@link
 * Engine}, or all run what ran before. Streams are never closed by it; each moves between two of
 * its frames, so that no frame is lost or analyzed twice.
 *
 * <p>While it runs, the metrics list the candidate as an engine, the engine cannot be swapped,
 * rolled back or promoted (NUN-4575), and everything else works as ever: streams open on the
 * engine, and any stream may be closed or moved to another engine, which takes it out of the
 * canary.
 *
 * <p>Lifecycle: from {@link Engine#canary} until it has decided, is cancelled, or its engine or
 * host is closed, which closes the chosen streams with the others. Threading: any thread; it
 * decides on a thread of its own, which ends with it, by the host's clock. Ownership: the host's,
 * so that a VMS may forget it.
 */
public interface Canary {

  /**
   * The report of this moment, or of the decision.
   *
   * @return state, reason, figures and cameras
   */
  CanaryReport report();

  /**
   * The end of the canary, when every camera is where it belongs. A camera whose listener blocks
   * delays it by the policy's drain deadline at most, and moves when the listener returns.
   * Dependent stages without an executor of their own run on the canary's thread, which is theirs
   * then.
   *
   * @return completes with the last report, never with an exception
   */
  CompletionStage<CanaryReport> result();

  /**
   * Moves the chosen cameras back. Does not wait; {@link #result()} tells the end.
   *
   * @return true if the canary ends as cancelled; false if it has decided before, or has ended
   */
  boolean cancel();
}
