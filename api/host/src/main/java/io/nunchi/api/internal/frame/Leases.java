package io.nunchi.api.internal.frame;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The leases of one analyzer: counted always; in checked mode with the place that took each, and
 * with every use of a frame after its release.
 */
public final class Leases {

  private static final HostLog LOG = HostLog.of(Leases.class);
  private static final int KEPT_MISUSES = 16;

  private final boolean checked;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Lease, Throwable> places = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Problem> misuses = new ConcurrentLinkedQueue<>();

  public Leases(boolean checked) {
    this.checked = checked;
  }

  /** Lends a picture for one call. */
  public LentFrame lend(FrameBuffer picture, long sequence, long streamTimeNanos) {
    return checked
        ? new CheckedFrame(picture, sequence, streamTimeNanos, this)
        : ReusedFrame.lend(picture, sequence, streamTimeNanos, this);
  }

  /** The number of open leases. */
  public int open() {
    return open.get();
  }

  /** The problems found since the last call; empty outside checked mode. */
  public List<Problem> takeMisuses() {
    if (misuses.isEmpty()) {
      return List.of();
    }
    List<Problem> taken = new ArrayList<>();
    for (Problem next = misuses.poll(); next != null; next = misuses.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /** The problems with the leases when their analyzer is closed. */
  public List<Problem> leaksOf(String where) {
    int count = open.get();
    if (count == 0) {
      return List.of();
    }
    StringBuilder taken = new StringBuilder();
    places.values().stream().limit(3).forEach(place -> taken.append('\n').append(text(place)));
    return List.of(
        Problem.of("NUN-4509", "the analyzer is closed and did not close its leases")
            .expected("every lease is closed (rule 5.3)")
            .found(
                count
                    + " open lease(s)"
                    + (taken.isEmpty()
                        ? "; checked mode shows where they were taken"
                        : ", taken at" + taken))
            .where(where)
            .fix("close what retain() returns; each open lease keeps a picture in memory"));
  }

  void usedAfterRelease(String what) {
    if (misuses.size() >= KEPT_MISUSES) {
      return;
    }
    misuses.add(
        Problem.of("NUN-4510", "a frame is used after its release")
            .expected("no use after analyze returned, unless it is retained (rule 5.1)")
            .found(what + " at" + "\n" + text(new Throwable()))
            .where("the plugin's code at that place")
            .fix("retain the frame, and close the lease after the last use"));
  }

  FrameLease take(Frame frame, FrameBuffer picture, Runnable onClose) {
    Lease lease = new Lease(frame, picture, onClose); // before the hold, as memory may be short
    FrameClaims.hold(picture);
    open.incrementAndGet();
    if (checked) {
      places.put(lease, new Throwable());
    }
    return lease;
  }

  private static String text(Throwable place) {
    StringBuilder lines = new StringBuilder();
    int shown = 0;
    for (StackTraceElement element : place.getStackTrace()) {
      if (!element.getClassName().startsWith(Leases.class.getPackageName()) && shown < 6) {
        lines.append(shown == 0 ? "" : "\n").append(element);
        shown++;
      }
    }
    return lines.toString();
  }

  private final class Lease implements FrameLease {
    private final Frame frame;
    private final FrameBuffer picture;
    private final Runnable onClose;
    private final AtomicBoolean isOpen = new AtomicBoolean(true);

    Lease(Frame frame, FrameBuffer picture, Runnable onClose) {
      this.frame = frame;
      this.picture = picture;
      this.onClose = onClose;
    }

    @Override
    public Frame frame() {
      return frame;
    }

    @Override
    public void close() {
      if (isOpen.compareAndSet(true, false)) {
        places.remove(this);
        open.decrementAndGet();
        onClose.run();
        release();
      }
    }

    private void release() {
      try {
        FrameClaims.release(picture);
      } catch (Throwable e) { // the VMS's mistake is not the plugin's
        LOG.warn("The release callback of a retained picture failed", ThrowableSnapshot.of(e));
      }
    }
  }
}
