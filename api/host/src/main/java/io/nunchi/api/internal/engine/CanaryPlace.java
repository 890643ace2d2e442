package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the canary of an engine, if it has one. Any thread. */
final class CanaryPlace {

  private final AtomicReference<@Nullable RunningCanary> current = new AtomicReference<>();

  /** Those whose end is known, and whose candidates wait for a camera that a listener blocks. */
  private final Set<RunningCanary> released = ConcurrentHashMap.newKeySet();

  void requireFree(String pluginId) throws HostException {
    if (current.get() != null) {
      throw EngineProblems.canaryRuns(pluginId);
    }
  }

  void begin(RunningCanary canary) {
    current.set(canary);
  }

  /** Makes room for the next change before the canary leaves. */
  void release(RunningCanary canary) {
    released.add(canary);
    current.compareAndSet(canary, null);
  }

  void leave(RunningCanary canary) {
    released.remove(canary);
    current.compareAndSet(canary, null);
  }

  /** Lets the canary look at its cameras; in every round of supervision. */
  void round() {
    RunningCanary canary = current.get();
    if (canary != null) {
      canary.wake();
    }
  }

  /** The engine is being closed; does not wait. */
  void beginClose() {
    RunningCanary canary = current.get();
    if (canary != null) {
      canary.beginClose();
    }
  }

  /** Waits until the canary has ended, and those before it. */
  void awaitClosed() {
    released.forEach(RunningCanary::awaitClosed);
    RunningCanary canary = current.get();
    if (canary != null) {
      canary.awaitClosed();
    }
  }
}
