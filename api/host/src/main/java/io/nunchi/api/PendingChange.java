package io.nunchi.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A change of a host or an engine that goes on by itself, such as the start of an engine or a swap.
 *
 * <p>Lifecycle: from the call that began it, at the latest until its engine or host is closed,
 * which ends it with a {@link HostException}. Threading: any thread; the change has a thread of its
 * own, which ends with it. Ownership: the host's, so that a VMS may forget it.
 *
 * @param <T> the type of the result
 */
public interface PendingChange<T> {

  /**
   * The end of the change. It is told when everything is done: after a failure nothing has changed,
   * and what was started is closed. Dependent stages without an executor of their own run on the
   * change's thread, which is theirs then.
   *
   * @return completes with the result, or with the exception that the method that waits would
   *     throw: a {@link HostException} with code NUN-4570 if the change was cancelled
   */
  CompletionStage<T> result();

  /**
   * The progress of this moment.
   *
   * @return the step
   */
  ChangeProgress progress();

  /**
   * Adds a consumer for the present step and the later ones, in their order. It is called like a
   * {@link HostListener}: one call at a time, on the thread that tells the host's listeners, so
   * that it never delays the change; an exception of it is counted as a problem of the host
   * (NUN-4571) and changes nothing.
   *
   * @param consumer takes each step
   */
  void onProgress(Consumer<ChangeProgress> consumer);

  /**
   * Cancels the change if no stream has begun to move. The plugin's start is interrupted; a plugin
   * that ignores that delays the end of the change, at most until the deadline of a start. Does not
   * wait.
   *
   * @return true if the change ends as cancelled and nothing changes; false if it is past the point
   *     of no return, and is completed, or if it has ended
   */
  boolean cancel();
}
