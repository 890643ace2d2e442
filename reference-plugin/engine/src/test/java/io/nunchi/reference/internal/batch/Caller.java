package io.nunchi.reference.internal.batch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call on a thread of its own. */
final class Caller {

  private static final int PATIENCE_SECONDS = 60;

  private final CompletableFuture<Float> answer = new CompletableFuture<>();
  private final Thread thread;

  private Caller(BatchSeat seat, int picture) {
    this.thread =
        new Thread(
            () -> {
              try {
                answer.complete(call(seat, picture));
              } catch (Exception | Error failure) {
                answer.completeExceptionally(failure);
              }
            },
            "caller of " + picture);
  }

  /** Calls, and returns at once. */
  static Caller start(BatchSeat seat, int picture) {
    Caller caller = new Caller(seat, picture);
    caller.thread.start();
    return caller;
  }

  /** Calls, and returns when the call waits for its turn or its answer. */
  static Caller waiting(BatchSeat seat, int picture) {
    Caller caller = start(seat, picture);
    caller.awaitWaiting();
    return caller;
  }

  /** One whole call. */
  static float call(BatchSeat seat, int picture) throws Exception {
    seat.begin();
    try {
      seat.input().putInt(0, picture);
      return seat.run().get(0).floatAt(0);
    } finally {
      seat.end();
    }
  }

  void awaitWaiting() {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  float answer() throws Exception {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
