package io.nunchi.api.internal.schedule;

import io.nunchi.loading.internal.call.CallWatch;
import java.util.function.Consumer;

/** A stream's claim on the workers; its fields are guarded by the queue's lock. */
public final class Share {

  /** Every weight divides it, so no share gains by rounding. */
  private static final long EXACT = 4;

  private final Consumer<CallWatch> turn;
  private final int weight;
  long usedNanos;
  long arrival;
  boolean urgent;

  /** A claim whose turns call plugins under the watch of the worker that runs them. */
  public Share(int weight, Consumer<CallWatch> turn) {
    this.weight = weight;
    this.turn = turn;
  }

  void charge(long nanos) {
    usedNanos += Math.max(1, nanos * EXACT / weight);
  }

  void run(CallWatch watch) {
    turn.accept(watch);
  }
}
