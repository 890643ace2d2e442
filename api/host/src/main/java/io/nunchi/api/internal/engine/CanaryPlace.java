package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the canary of an engine, if it has one. Any thread. */
final class CanaryPlace {

  private final AtomicReference<@Nullable RunningCanary> current = new AtomicReference<>();

  void requireFree(String pluginId) throws HostException {
    if (current.get() != null) {
      throw EngineProblems.canaryRuns(pluginId);
    }
  }

  void begin(RunningCanary canary) {
    current.set(canary);
  }

  void leave(RunningCanary canary) {
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

  /** Waits until the canary has ended. */
  void awaitClosed() {
    RunningCanary canary = current.get();
    if (canary != null) {
      canary.awaitClosed();
    }
  }
}
