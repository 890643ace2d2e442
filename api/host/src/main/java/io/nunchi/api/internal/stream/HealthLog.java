package io.nunchi.api.internal.stream;

import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamHealth.State;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The health of a stream, judged by its frames; a state that lasts keeps its first moment. */
public final class HealthLog {

  /** Told of every change, in order, while the log is locked; never blocks. */
  public interface OnChange {
    void changed(StreamHealth before, StreamHealth now);
  }

  private final long stallNanos;
  private final OnChange onChange;
  private volatile StreamHealth current =
      new StreamHealth(
          State.STARTING, Instant.now(), "no frame was analyzed yet", "the first frame decides");
  private final AtomicLong lastOfferNanos = new AtomicLong();
  private volatile long lastProgressNanos;
  private volatile boolean offeredBefore;

  public HealthLog(long stallNanos, OnChange onChange) {
    this.stallNanos = stallNanos;
    this.onChange = onChange;
  }

  StreamHealth now() {
    return current;
  }

  void offered(long nowNanos) {
    if (!offeredBefore || nowNanos - lastOfferNanos.getOpaque() > stallNanos) {
      lastProgressNanos = nowNanos; // after a pause of the camera, the wait begins anew
      offeredBefore = true;
    }
    lastOfferNanos.setOpaque(nowNanos); // read by the supervisor, some time later
  }

  void analyzed(long nowNanos) {
    lastProgressNanos = nowNanos;
    if (current.state() != State.HEALTHY) {
      change(State.HEALTHY, "frames are analyzed", "nothing to do");
    }
  }

  /** Frames come and none is analyzed: not healthy, whatever the analyzer says of itself. */
  void checkProgress(long nowNanos) {
    boolean framesCome = offeredBefore && nowNanos - lastOfferNanos.getOpaque() <= stallNanos;
    if (framesCome && nowNanos - lastProgressNanos > stallNanos && isWell()) {
      degrade(
          "frames come, and for "
              + TimeUnit.NANOSECONDS.toMillis(nowNanos - lastProgressNanos)
              + " ms none was analyzed",
          "healthy with the next result; the counts of drops say what is in its way");
    }
  }

  private boolean isWell() {
    State state = current.state();
    return state == State.HEALTHY || state == State.STARTING;
  }

  /** Degrades the stream unless it is in a worse state, which says more. */
  synchronized void degrade(String why, String next) {
    if (isWell()) {
      change(State.DEGRADED, why, next);
    }
  }

  synchronized void change(State state, String why, String next) {
    if (current.state() != state && current.state() != State.STOPPED) {
      StreamHealth before = current;
      current = new StreamHealth(state, Instant.now(), why, next);
      onChange.changed(before, current);
    }
  }
}
