package io.nunchi.api.internal.run;

import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.Workers;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a host on which candidates analyze, begun with the first shadow. It begins a
 * frame only while a worker of the live streams has nothing to do. Any thread.
 */
final class ShadowThread {

  private final HostServices live;
  private RunQueue queue;
  private @Nullable Workers workers;
  private boolean closed;

  ShadowThread(HostServices live) {
    this.live = live;
    this.queue = live.queue().inSpareTime();
  }

  /** The thread and services of shadows; starts the thread if it does not run yet. */
  synchronized HostServices services() {
    if (workers == null && !closed) {
      queue = live.queue().inSpareTime(); // an attempt that failed has stopped its own
      workers =
          Workers.inBackground(
              "nunchi-shadow-",
              queue,
              live.supervisor(),
              live.clock(),
              live.policy().interruptGrace().toNanos());
    }
    return live.onQueue(queue);
  }

  synchronized void renew() {
    if (workers != null) {
      workers.renew();
    }
  }

  /** Ends the thread; says if it did not end in time. */
  List<Problem> close() {
    Workers closing;
    synchronized (this) {
      closed = true;
      closing = workers;
    }
    return closing == null ? List.of() : closing.close();
  }
}
