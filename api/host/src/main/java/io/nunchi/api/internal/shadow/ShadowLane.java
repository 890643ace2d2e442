package io.nunchi.api.internal.shadow;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.measure.StreamMeter;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.stream.AnalysisLoop;
import io.nunchi.api.internal.stream.CallbackCall;
import io.nunchi.api.internal.stream.CameraSettings;
import io.nunchi.api.internal.stream.FrameSink;
import io.nunchi.api.internal.stream.HealthLog;
import io.nunchi.api.internal.stream.InboxFrame;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.internal.stream.StreamFeed;
import io.nunchi.api.internal.stream.StreamParts;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one stream's frames through the candidate: live results come in, each with its
 * picture; the candidate's result of the same frame, or the reason why it has none, is counted.
 */
final class ShadowLane implements FrameSink {

  private static final HostLog LOG = HostLog.of(ShadowLane.class);

  /** Nothing is late for a comparison. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /** A live result whose frame is on its way through the candidate; it has a room. */
  private static final class Pending {

    private final AnalyzedFrame live;
    private final ShadowFigures figures;
    private @Nullable Pending next;

    Pending(AnalyzedFrame live, ShadowFigures figures) {
      this.live = live;
      this.figures = figures;
    }
  }

  /** A frame whose results are compared. */
  private record Comparison(Pending pending, AnalyzedFrame candidate, FrameBuffer picture) {}

  private static final CallbackCall.Method<RunningShadow, Comparison> COMPARE =
      (shadow, compared) ->
          shadow.compare(
              compared.pending.figures,
              compared.pending.live,
              compared.candidate,
              compared.picture);

  private static final CallbackCall.Method<FrameBuffer, Boolean> RELEASE =
      (picture, unused) -> FrameClaims.release(picture);

  private final RunningShadow shadow;
  private final LiveStream stream;
  private final AnalyzerSlot slot;
  private final Sampling sampling;
  private final StreamFeed feed;
  private final CallbackCall sinkCall;
  private final CallbackCall releaseCall;
  private @Nullable Pending pending;
  private Camera liveCamera;

  ShadowLane(RunningShadow shadow, LiveStream stream, FrameOrigin origin, LiveStream.Place place) {
    HostServices services = shadow.services();
    this.shadow = shadow;
    this.stream = stream;
    this.slot = place.slot();
    this.sampling = new Sampling(shadow.policy().samplingRate());
    this.liveCamera = stream.camera();
    HealthLog health = new HealthLog(LONGEST.toNanos(), (before, now) -> {});
    this.sinkCall = new CallbackCall("sink for disputed frames", stream.id(), services, health);
    this.releaseCall = new CallbackCall("release callback", stream.id(), services, health);
    StreamMeter meter = new StreamMeter(slot.generation().newMeter());
    this.feed =
        new StreamFeed(
            services,
            StreamParts.atAnyRate(new CameraSettings(origin), health, meter),
            this,
            new AnalysisLoop.Schedule(place.queue(), 1, LONGEST.toNanos()),
            slot);
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
      Pending shown = new Pending(live, figures);
      figures.sampled();
      if (shadow.takeRoom()) {
        show(picture, shown);
      } else {
        figures.withoutRoom();
      }
    } catch (Throwable e) { // the host's own; the live stream goes on
      LOG.error("A frame could not be handed to the shadow", e);
    }
  }

  /** Offers a frame for which room was taken; gives the room back if that fails. */
  private void show(FrameBuffer picture, Pending shown) {
    long sequence = shown.live.sequence();
    boolean isShown = false;
    add(shown);
    try {
      long nowNanos = shadow.services().clock().nanos();
      FrameClaims.hold(picture);
      var unused = feed.offer(picture, sequence, nowNanos, null); // a drop comes to this sink
      isShown = true;
    } finally {
      if (!isShown && remove(sequence) != null) { // no memory
        shown.figures.withoutRoom();
        shadow.giveRoom();
      }
    }
  }

  /** Adds and removes without memory, so that no room is lost for want of it; few wait at once. */
  private synchronized void add(Pending shown) {
    shown.next = pending;
    pending = shown;
  }

  private synchronized @Nullable Pending remove(long sequence) {
    Pending before = null;
    for (Pending found = pending; found != null; found = found.next) {
      if (found.live.sequence() == sequence) {
        if (before == null) {
          pending = found.next;
        } else {
          before.next = found.next;
        }
        return found;
      }
      before = found;
    }
    return null;
  }

  /** The candidate's analyzer has the settings that the camera had when it was opened. */
  private boolean hasOtherSettings(Camera camera) {
    boolean others = !camera.settings().equals(liveCamera.settings());
    liveCamera = camera;
    return others;
  }

  @Override
  public void analyzed(
      InboxFrame frame, AnalyzedFrame candidate, Generation generation, CallWatch watch) {
    Pending live = remove(frame.sequence());
    FrameBuffer picture = frame.picture(); // a thread that is lost in the sink has no frame later
    boolean releases = frame.beginRelease();
    boolean isLost = false;
    try {
      if (live != null) {
        sinkCall.run(watch, COMPARE, shadow, new Comparison(live, candidate, picture));
      }
    } catch (AbandonedCall gone) {
      isLost = true;
      throw gone;
    } finally { // also if there is no memory for the comparison
      giveRoom(live);
      if (releases && isLost) {
        releaseLate(picture);
      } else if (releases) {
        releaseCall.run(watch, RELEASE, picture, Boolean.TRUE);
      }
    }
  }

  @Override
  public void dropped(
      InboxFrame frame, DropReason reason, List<Problem> problems, @Nullable CallWatch watch) {
    Pending live = remove(frame.sequence());
    try {
      if (live != null) {
        live.figures.dropped(reason);
        shadow.note(problems);
      }
    } finally { // also if there is no memory for the figures
      giveRoom(live);
      if (frame.beginRelease()) {
        releaseCall.run(watch, RELEASE, frame.picture(), Boolean.TRUE);
      }
    }
  }

  private void giveRoom(@Nullable Pending ended) {
    if (ended != null) {
      shadow.giveRoom();
    }
  }

  @Override
  public void releaseRefused(FrameBuffer picture) {
    releaseCall.run(null, RELEASE, picture, Boolean.TRUE);
  }

  @Override
  public void releaseLate(FrameBuffer picture) {
    releaseCall.runLate(RELEASE, picture, Boolean.TRUE);
  }

  @Override
  public void problems(List<Problem> problems, @Nullable CallWatch watch) {
    shadow.noteFailures(problems);
  }

  @Override
  public boolean giveUpBlockedCall(CallWatch watch) {
    return sinkCall.giveUp(watch) || releaseCall.giveUp(watch);
  }

  long analyzerRestarts() {
    return Math.max(0, feed.analyzerRestarts() - 1); // the first is no restart
  }

  boolean awaitIdle(long nanos) throws InterruptedException {
    return feed.awaitIdle(nanos);
  }

  /** Drops what waits, and closes the analyzer after the running frame; does not wait. */
  void beginClose() {
    var unused = feed.beginClose();
  }

  boolean isClosed() {
    return feed.isClosed();
  }

  /** Waits until the analyzer is closed; a sink that blocks is left behind. */
  boolean awaitClosed(long nanos) throws InterruptedException {
    return feed.awaitClosed(nanos) || feed.giveUpBlockedCall();
  }
}
