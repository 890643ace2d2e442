package io.nunchi.api.internal.service;

import io.nunchi.api.HostListener;
import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /** The call that runs now, with its start; null between calls. */
  private volatile @Nullable RunningCall running;

  /** The last call that was told as overdue; for the supervisor's thread. */
  private @Nullable RunningCall reported;

  /** A call of a listener; compared by identity, as a listener's own equals is the VMS's code. */
  private static final class RunningCall {
    private final HostListener listener;
    private final long startNanos = System.nanoTime();

    RunningCall(HostListener listener) {
      this.listener = listener;
    }
  }

  public HostListeners() {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            REST_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> HostThread.of(task, "nunchi-listener"),
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
      execute(() -> callAll(call));
    }
  }

  /** Never fails: a call for which there is no thread or memory is counted as missed. */
  private void execute(Runnable call) {
    try {
      thread.execute(call);
    } catch (RuntimeException | Error noThreadOrMemory) {
      miss(false);
    }
  }

  /** Makes a call of the VMS that is no listener's, later; the call itself never throws. */
  void call(Runnable call) {
    thread.execute(call);
  }

  /** Tells that the metrics have other names now; once for all that wait to be told. */
  public void tellMetricsChanged() {
    if (!listeners.isEmpty() && metricsChangeWaits.compareAndSet(false, true)) {
      execute(
          () -> {
            metricsChangeWaits.set(false);
            callAll(HostListener::onMetricsChanged);
          });
    }
  }

  private void callAll(Consumer<HostListener> call) {
    for (HostListener listener : listeners) {
      running = new RunningCall(listener);
      try {
        call.accept(listener);
      } catch (Throwable e) { // a VMS's mistake stops nothing, whatever it throws
        LOG.warn("A listener of the host failed", ThrowableSnapshot.of(e));
      } finally {
        running = null;
      }
    }
  }

  /** The class of the listener that has run for longer than a limit, told once for each call. */
  public Optional<String> overdue(long limitNanos) {
    RunningCall call = running;
    if (call == null || call == reported || System.nanoTime() - call.startNanos < limitNanos) {
      return Optional.empty();
    }
    reported = call;
    return Optional.of(call.listener.getClass().getName());
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
