package io.nunchi.api.internal.run;

import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.measure.StreamMeter;
import io.nunchi.api.internal.shadow.Sampling;
import io.nunchi.api.internal.shadow.ShadowFigures;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one stream's frames through the candidate: live results come in, each with its
 * picture; the candidate's result of the same frame, or what became of it, goes out.
 */
final class ShadowLane implements StreamListener {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowLane.class);

  /** Nothing is late for a comparison. */
  private static final long LONGEST_AGE_NANOS = Duration.ofDays(365).toNanos();

  private static final long LONGEST_STALL_NANOS = Duration.ofDays(365).toNanos();

  private record Pending(AnalyzedFrame live, ShadowFigures figures) {}

  private final RunningShadow shadow;
  private final HostServices services;
  private final RunningStream stream;
  private final AnalyzerSlot slot;
  private final Sampling sampling;
  private final Mailbox mailbox = new Mailbox();
  private final ListenerCalls listener;
  private final StreamTurns turns;
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private Camera liveCamera;

  ShadowLane(
      RunningShadow shadow,
      HostServices services,
      RunningStream stream,
      FrameOrigin origin,
      AnalyzerSlot slot,
      double samplingRate) {
    this.shadow = shadow;
    this.services = services;
    this.slot = slot;
    this.sampling = new Sampling(samplingRate);
    this.stream = stream;
    this.liveCamera = origin.camera();
    StreamSettings settings = new StreamSettings(origin);
    StreamMeter meter = new StreamMeter(slot.generation().newMeter());
    this.listener = new ListenerCalls(settings, this, mailbox, services, meter);
    this.turns =
        new StreamTurns(
            services,
            settings,
            mailbox,
            listener,
            new HealthLog(LONGEST_STALL_NANOS, (before, now) -> {}),
            meter,
            LONGEST_AGE_NANOS,
            1,
            slot);
    turns.tap(this::candidateResult);
  }

  /** A live result, on the worker of the live stream: it has to go on at once, whatever happens. */
  void liveResult(FrameBuffer picture, AnalyzedFrame live, Generation generation) {
    try {
      if (hasOtherSettings(live.camera())) {
        shadow.followAgain(stream);
        return;
      }
      ShadowFigures figures = shadow.figuresFor(generation, live.generation());
      if (figures == null) {
        return;
      }
      if (!sampling.next()) {
        figures.passedBy();
        return;
      }
      figures.sampled();
      if (shadow.takeRoom()) {
        offer(picture, new Pending(live, figures));
      } else {
        figures.withoutRoom();
      }
    } catch (RuntimeException | Error e) { // the host's own; the live stream goes on
      LOG.error("A frame could not be handed to the shadow", e);
    }
  }

  /** The candidate's analyzer has the settings that the camera had when it was opened. */
  private boolean hasOtherSettings(Camera camera) {
    boolean others = !camera.settings().equals(liveCamera.settings());
    liveCamera = camera;
    return others;
  }

  private void offer(FrameBuffer picture, Pending frame) {
    FrameClaims.hold(picture);
    pending.put(frame.live.sequence(), frame);
    boolean accepted = slot.accepts(picture.pixelFormat());
    Mailbox.Taken offer =
        mailbox.offer(
            picture,
            frame.live.sequence(),
            frame.live.captureTime(),
            services.clock().nanos(),
            accepted ? null : DropReason.UNSUPPORTED_FORMAT);
    if (offer.turnIsDue()) {
      turns.queue();
    }
    drop(
        offer.dropped(),
        offer.reason(),
        accepted ? List.of() : List.of(slot.unsupported(picture.pixelFormat())));
  }

  private void drop(@Nullable Waiting dropped, DropReason reason, List<Problem> problems) {
    if (dropped == null) {
      return;
    }
    LogName.Scope named = slot.logName().enter();
    try {
      listener.release(dropped.picture());
      listener.dropped(dropped, reason, problems);
    } finally {
      named.leave();
    }
  }

  /** The candidate's result, on the shadow's thread, while the picture is there. */
  private void candidateResult(
      FrameBuffer picture, AnalyzedFrame candidate, Generation generation) {
    Pending frame = pending.remove(candidate.sequence());
    if (frame == null) {
      return;
    }
    try {
      shadow.compare(frame.figures, frame.live, candidate, picture);
    } catch (RuntimeException | Error e) { // the host's own; the shadow goes on
      LOG.error("A frame could not be compared", e);
    } finally {
      shadow.giveRoom();
    }
  }

  @Override
  public void onResult(AnalyzedFrame candidate) {
    // compared already, while its picture was there; nobody else is told
  }

  @Override
  public void onDropped(DroppedFrame dropped) {
    Pending frame = pending.remove(dropped.sequence());
    if (frame == null) {
      return;
    }
    shadow.giveRoom();
    frame.figures.dropped(dropped.reason());
    shadow.note(dropped.problems());
  }

  @Override
  public void onProblem(List<Problem> problems) {
    shadow.noteFailures(problems);
  }

  long analyzerRestarts() {
    return Math.max(0, mailbox.counters(0).analyzerRestarts() - 1); // the first is no restart
  }

  boolean awaitIdle(long nanos) throws InterruptedException {
    return mailbox.awaitIdle(nanos);
  }

  /** Drops what waits, and closes the analyzer after the frame under way; does not wait. */
  void beginClose() {
    drop(mailbox.close(), DropReason.CLOSING, List.of());
    turns.close();
  }

  boolean isClosed() {
    return mailbox.isClosed();
  }

  boolean awaitClosed(long nanos) throws InterruptedException {
    return mailbox.awaitClosed(nanos);
  }
}
