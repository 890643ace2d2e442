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
import java.util.function.Consumer;

/**
 * The frames with the largest disagreement, as many and as large as the policy allows. A frame that
 * was compared with an earlier live generation goes before one of the latest, then the one with
 * fewer unmatched detections, then the older one.
 *
 * <p>{@link #consider} is for one thread at a time, {@link #kept} for any.
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

  private record Kept(DisputedFrame frame, long arrival, long bytes) {}

  private final ShadowPolicy policy;
  private final Consumer<Problem> onProblem;
  private final TreeSet<Kept> kept = new TreeSet<>(LEAST_FIRST);
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
    return counts;
  }

  /** Keeps a frame if it is among those with the largest disagreement. */
  public void consider(DisputedFrame frame, FrameBuffer picture) {
    if (policy.disputedFrames().isEmpty() || frame.unmatched() == 0) {
      return;
    }
    Kept arrived = new Kept(frame, arrivals++, 0);
    if (kept.size() >= policy.mostDisputedFrames()
        && LEAST_FIRST.compare(arrived, kept.first()) < 0) {
      return;
    }
    DisputedFrameSink sink = policy.disputedFrames().get();
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
    onProblem.accept(
        Problem.of("NUN-4555", what)
            .expected("a sink that keeps and removes frames")
            .found(ThrowableSnapshot.of(failure).toString())
            .where("stream " + frame.live().streamId())
            .fix("make room, or fix the sink; the comparison goes on without the frame"));
  }
}
