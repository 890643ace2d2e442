package io.nunchi.api.internal.service;

import io.nunchi.api.HostListener;
import io.nunchi.loading.internal.log.HostLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Tells the VMS's listeners on a separate thread, so that the caller never waits, whatever locks it
 * holds. The thread begins with the first call and rests when there is none.
 */
public final class HostListeners implements AutoCloseable {

  private static final HostLog LOG = HostLog.of(HostListeners.class);
  private static final int MOST_WAITING = 1000;
  private static final long REST_SECONDS = 10;
  private static final long CLOSE_SECONDS = 5;

  private final List<HostListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean metricsChangeWaits = new AtomicBoolean();
  private final AtomicLong missed = new AtomicLong();
  private final ThreadPoolExecutor thread;

  public HostListeners() {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            REST_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread created = new Thread(task, "nunchi-listener");
              created.setDaemon(true);
              return created;
            },
            (task, executor) -> miss(executor.isShutdown()));
    thread.allowCoreThreadTimeOut(true);
  }

  public void add(HostListener listener) {
    listeners.add(listener);
  }

  public void remove(HostListener listener) {
    listeners.remove(listener);
  }

  public long missed() {
    return missed.get();
  }

  /** Tells every listener, later. */
  public void tell(Consumer<HostListener> call) {
    if (!listeners.isEmpty()) {
      thread.execute(() -> callAll(call));
    }
  }

  /** Makes a call of the VMS that is no listener's, later; the call itself never throws. */
  void call(Runnable call) {
    thread.execute(call);
  }

  /** Tells that the metrics have other names now; once for all that wait to be told. */
  public void tellMetricsChanged() {
    if (!listeners.isEmpty() && metricsChangeWaits.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            metricsChangeWaits.set(false);
            callAll(HostListener::onMetricsChanged);
          });
    }
  }

  private void callAll(Consumer<HostListener> call) {
    for (HostListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (Exception | Error e) { // a VMS's mistake stops nothing, whatever it throws
        LOG.warn("A listener of the host failed", e);
      }
    }
  }

  private void miss(boolean hostIsClosed) {
    metricsChangeWaits.set(false);
    if (hostIsClosed) {
      return;
    }
    long before = missed.getAndIncrement();
    if (Long.bitCount(before) <= 1) { // the first, and ever more rarely
      LOG.warn(
          "NUN-4531: the host's listeners are too slow: {} call(s) were left out so far",
          before + 1);
    }
  }

  /** Lets what waits be told, for a while. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "NUN-4532: a listener of the host did not return within {} s; its thread is left",
            CLOSE_SECONDS);
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
