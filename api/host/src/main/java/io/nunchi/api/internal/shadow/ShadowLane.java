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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of one stream's frames through the candidate: live results come in, each with its
 * picture; the candidate's result of the same frame, or the reason why it has none, is counted.
 */
final class ShadowLane implements FrameSink {

  private static final HostLog LOG = HostLog.of(ShadowLane.class);

  /** Nothing is late for a comparison. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private record Pending(AnalyzedFrame live, ShadowFigures figures) {}

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
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
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
      figures.sampled();
      if (shadow.takeRoom()) {
        FrameClaims.hold(picture);
        pending.put(live.sequence(), new Pending(live, figures));
        var unused =
            feed.offer(picture, live.sequence(), shadow.services().clock().nanos(), null); // a drop comes to this sink
      } else {
        figures.withoutRoom();
      }
    } catch (Throwable e) { // the host's own; the live stream goes on
      LOG.error("A frame could not be handed to the shadow", e);
    }
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
    Pending live = pending.remove(frame.sequence());
    FrameBuffer picture = frame.picture(); // a thread that is lost in the sink has no frame later
    boolean releases = frame.beginRelease();
    try {
      if (live != null) {
        sinkCall.run(watch, COMPARE, shadow, new Comparison(live, candidate, picture));
      }
    } catch (AbandonedCall gone) {
      settle(picture, releases, live, null);
      throw gone;
    }
    settle(picture, releases, live, watch);
  }

  @Override
  public void dropped(
      InboxFrame frame, DropReason reason, List<Problem> problems, @Nullable CallWatch watch) {
    Pending live = pending.remove(frame.sequence());
    if (live != null) {
      live.figures.dropped(reason);
      shadow.note(problems);
    }
    settle(frame.picture(), frame.beginRelease(), live, watch);
  }

  private void settle(
      FrameBuffer picture, boolean releases, @Nullable Pending live, @Nullable CallWatch watch) {
    if (live != null) {
      shadow.giveRoom();
    }
    if (releases) {
      releaseCall.run(watch, RELEASE, picture, Boolean.TRUE);
    }
  }

  @Override
  public void releaseLate(FrameBuffer picture) {
    releaseCall.run(null, RELEASE, picture, Boolean.TRUE);
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
