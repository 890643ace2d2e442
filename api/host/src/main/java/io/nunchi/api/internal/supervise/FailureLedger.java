package io.nunchi.api.internal.supervise;

import io.nunchi.api.SupervisionPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The failures of one analyzer: too many within a window lead to quarantine, and one after the
 * other is forgiven. For one thread at a time.
 */
public final class FailureLedger {

  private final int limit;
  private final long windowNanos;
  private final long forgiveNanos;
  private final List<Long> expiries = new ArrayList<>();
  private int unforgiven;
  private long nextForgivenessNanos;

  public FailureLedger(SupervisionPolicy policy) {
    limit = policy.failuresToQuarantine();
    windowNanos = policy.failureWindow().toNanos();
    forgiveNanos = policy.forgiveOneAfter().toNanos();
  }

  /** Adds a failure; returns true if it leads to quarantine. */
  public boolean add(long nowNanos) {
    return add(nowNanos, windowNanos);
  }

  /**
   * Adds a call that never returned; returns true if it leads to quarantine. Such calls take so
   * long that too many might never fall into one window: each counts until it would be forgiven.
   */
  public boolean addLost(long nowNanos) {
    return add(nowNanos, Math.max(windowNanos, forgiveNanos));
  }

  private boolean add(long nowNanos, long countsForNanos) {
    forgive(nowNanos);
    expiries.removeIf(expiry -> nowNanos - expiry > 0);
    expiries.add(nowNanos + countsForNanos);
    if (unforgiven + expiries.size() < limit) {
      return false;
    }
    unforgiven = limit;
    expiries.clear();
    nextForgivenessNanos = nowNanos + forgiveNanos;
    return true;
  }

  public boolean isQuarantined(long nowNanos) {
    forgive(nowNanos);
    return unforgiven >= limit;
  }

  private void forgive(long nowNanos) {
    while (unforgiven > 0 && nowNanos - nextForgivenessNanos >= 0) {
      unforgiven--;
      nextForgivenessNanos += forgiveNanos;
    }
  }

  /** Forgives everything. */
  public void release() {
    unforgiven = 0;
    expiries.clear();
  }
}
