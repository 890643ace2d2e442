package io.nunchi.api.internal.supervise;

import io.nunchi.api.SupervisionPolicy;
import java.util.ArrayDeque;

/**
 * The failures of one analyzer: too many within a window lead to quarantine, and one after the
 * other is forgiven. For one thread at a time.
 */
public final class FailureLedger {

  private final int limit;
  private final long windowNanos;
  private final long forgiveNanos;
  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private int unforgiven;
  private long nextForgivenessNanos;

  public FailureLedger(SupervisionPolicy policy) {
    limit = policy.failuresToQuarantine();
    windowNanos = policy.failureWindow().toNanos();
    forgiveNanos = policy.forgiveOneAfter().toNanos();
  }

  /** Writes a failure down; true if it leads to quarantine. */
  public boolean add(long nowNanos) {
    forgive(nowNanos);
    recent.addLast(nowNanos);
    while (nowNanos - recent.getFirst() > windowNanos) {
      recent.removeFirst();
    }
    if (unforgiven + recent.size() < limit) {
      return false;
    }
    unforgiven = limit;
    recent.clear();
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
    recent.clear();
  }
}
