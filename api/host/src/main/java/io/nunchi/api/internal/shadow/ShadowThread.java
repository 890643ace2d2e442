package io.nunchi.api.internal.shadow;

import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.SpareTime;
import io.nunchi.api.internal.schedule.WatchSetup;
import io.nunchi.api.internal.schedule.Workers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a host on which candidates analyze, begun with the first shadow. It begins a
 * frame only while no live engine keeps all its workers busy. While a sink of the VMS blocks it, a
 * spare thread goes on with the other candidates. Any thread.
 */
public final class ShadowThread {

  private final SpareTime spareTime;
  private final WatchSetup watches;
  private RunQueue queue;
  private @Nullable Workers workers;
  private boolean closed;

  public ShadowThread(SpareTime spareTime, WatchSetup watches) {
    this.spareTime = spareTime;
    this.watches = watches;
    this.queue = RunQueue.inBackground(spareTime);
  }

  /** The queue of the thread, which is started if it does not run yet. */
  public synchronized RunQueue queue() {
    if (workers == null && !closed) {
      queue = RunQueue.inBackground(spareTime); // an attempt that failed has stopped its own
      workers = Workers.inBackground("nunchi-shadow-", queue, watches);
    }
    return queue;
  }

  /** Starts the thread again if it was lost; several times a second. */
  public synchronized void adjust() {
    if (workers != null) {
      workers.adjust();
    }
  }

  /** Replaces the thread as soon as its turn ends. */
  public synchronized void renew() {
    if (workers != null) {
      workers.renew();
    }
  }

  /** Ends the thread; returns its name if it did not end in time. */
  public List<String> close(long nanos) {
    Workers closing;
    synchronized (this) {
      closed = true;
      closing = workers;
    }
    if (closing == null) {
      return List.of();
    }
    closing.beginClose();
    return closing.awaitClosed(nanos);
  }
}
