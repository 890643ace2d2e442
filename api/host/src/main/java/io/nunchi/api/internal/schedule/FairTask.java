package io.nunchi.api.internal.schedule;

import io.nunchi.loading.internal.call.CallWatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that takes turns on the workers, with its weight and the time that it has used.
 *
 * <p>It is queued or running at most once at a time. The thread that runs it, or takes it from a
 * lost worker, may charge and queue it; the queue owns its fields while it is queued.
 */
public final class FairTask {

  /** Every weight divides it, so that rounding favours no task. */
  private static final long EXACT = 4;

  private final Consumer<CallWatch> turn;
  private final int weight;

  /** The time used, divided by the weight. */
  long usedNanos;

  /** The order of arrival among tasks that have used the same time. */
  long arrival;

  volatile boolean urgent;

  /** The next one in a list of tasks that no worker has seen yet. */
  @Nullable FairTask next;

  /** A task whose turns call plugins under the watch of the worker that runs them. */
  public FairTask(int weight, Consumer<CallWatch> turn) {
    this.weight = weight;
    this.turn = turn;
  }

  /** Forgets the time used on another queue. */
  public void beginOnAnotherQueue() {
    usedNanos = 0;
  }

  void charge(long nanos) {
    usedNanos += Math.max(1, nanos * EXACT / weight);
  }

  void run(CallWatch watch) {
    turn.accept(watch);
  }
}
