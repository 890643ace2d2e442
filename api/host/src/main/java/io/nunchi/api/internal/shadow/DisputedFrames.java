package io.nunchi.api.internal.shadow;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.DisputedFrameSink;
import io.nunchi.api.shadow.KeptFrames;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The frames with the largest disagreement, as many and as large as the policy allows. A frame that
 * was compared with an earlier live generation goes before one of the latest, then the one with
 * fewer unmatched detections, then the older one.
 *
 * <p>Any thread. The sink is called by one thread at a time. A frame that would wait long for it is
 * not kept and counts as a failure, so that a sink that blocks holds up no other comparison.
 */
public final class DisputedFrames {

  /** Earlier live engines, and earlier settings of one, come first. */
  public static final Comparator<EngineGeneration> GENERATIONS =
      Comparator.comparingLong(EngineGeneration::number)
          .thenComparingLong(EngineGeneration::settingsRevision);

  private static final Comparator<Kept> LEAST_FIRST =
      Comparator.<Kept, EngineGeneration>comparing(
              kept -> kept.frame.live().generation(), GENERATIONS)
          .thenComparingInt(kept -> kept.frame.unmatched())
          .thenComparingDouble(kept -> kept.frame.disagreement())
          .thenComparingLong(Kept::arrival);

  private static final long LONGEST_WAIT_MILLIS = 1000;

  private record Kept(DisputedFrame frame, long arrival, long bytes) {}

  private final ShadowPolicy policy;
  private final Consumer<Problem> onProblem;
  private final TreeSet<Kept> kept = new TreeSet<>(LEAST_FIRST);
  private final Lock sinkLock = new ReentrantLock();
  private final AtomicLong missed = new AtomicLong();
  private long bytes;
  private long arrivals;
  private volatile KeptFrames counts = new KeptFrames(0, 0, 0, 0);

  /** Keeps as a policy says; what goes wrong is told. */
  public DisputedFrames(ShadowPolicy policy, Consumer<Problem> onProblem) {
    this.policy = policy;
    this.onProblem = onProblem;
  }

  /** The counts of the frames so far. */
  public KeptFrames kept() {
    KeptFrames now = counts;
    return new KeptFrames(now.frames(), now.bytes(), now.dropped(), now.failures() + missed.get());
  }

  /** Keeps a frame if it is among those with the largest disagreement. */
  public void consider(DisputedFrame frame, FrameBuffer picture) {
    if (policy.disputedFrames().isEmpty() || frame.unmatched() == 0) {
      return;
    }
    if (!takeSink()) {
      missed.incrementAndGet();
      onProblem.accept(
          problem(
              "a frame with disagreement cannot be kept", "a sink that has not returned", frame));
      return;
    }
    try {
      keepIfLarge(frame, picture, policy.disputedFrames().get());
    } finally {
      sinkLock.unlock();
    }
  }

  /** Waits for a slow sink, not for one that blocks. */
  private boolean takeSink() {
    try {
      return sinkLock.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void keepIfLarge(DisputedFrame frame, FrameBuffer picture, DisputedFrameSink sink) {
    Kept arrived = new Kept(frame, arrivals++, 0);
    if (kept.size() >= policy.mostDisputedFrames()
        && LEAST_FIRST.compare(arrived, kept.first()) < 0) {
      return;
    }
    long taken;
    try {
      taken = Math.max(0, sink.keep(frame, picture));
    } catch (Throwable e) { // a VMS's mistake costs the frame and nothing else
      failed("a frame with disagreement cannot be kept", e, frame);
      return;
    }
    Kept stored = new Kept(frame, arrived.arrival, taken);
    kept.add(stored);
    bytes += taken;
    long dropped = counts.dropped();
    if (taken > policy.mostDisputedBytes()) { // no room for it, however much the others make
      drop(sink, stored);
      dropped++;
    }
    while (kept.size() > policy.mostDisputedFrames() || bytes > policy.mostDisputedBytes()) {
      drop(sink, kept.first());
      dropped++;
    }
    counts = new KeptFrames(kept.size(), bytes, dropped, counts.failures());
  }

  private void drop(DisputedFrameSink sink, Kept dropped) {
    kept.remove(dropped);
    bytes -= dropped.bytes;
    try {
      sink.drop(dropped.frame);
    } catch (Throwable e) { // a VMS's mistake costs the frame and nothing else
      failed("a frame for which there is no room cannot be removed", e, dropped.frame);
    }
  }

  private void failed(String what, Throwable failure, DisputedFrame frame) {
    counts = new KeptFrames(kept.size(), bytes, counts.dropped(), counts.failures() + 1);
    onProblem.accept(problem(what, ThrowableSnapshot.of(failure).toString(), frame));
  }

  private static Problem problem(String what, String found, DisputedFrame frame) {
    return Problem.of("NUN-4555", what)
        .expected("a sink that keeps and removes frames")
        .found(found)
        .where("stream " + frame.live().streamId())
        .fix("make room, or fix the sink; the comparison goes on without the frame");
  }
}
