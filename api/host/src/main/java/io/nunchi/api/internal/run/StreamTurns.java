package io.nunchi.api.internal.run;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.internal.measure.StreamMeter;
import io.nunchi.api.internal.run.FrameAnalysis.NoResult;
import io.nunchi.api.internal.schedule.Share;
import io.nunchi.api.metrics.StreamHealth.State;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallEvents;
import io.nunchi.loading.internal.call.CallPlace;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginFailures;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one stream on the workers. Everything that touches the stream's analyzer happens in
 * a turn, and turns never overlap: so a swap and a close always meet the stream between two frames.
 */
final class StreamTurns {

  /** A move to another generation; {@code replaced} gives the slot that is not used any more. */
  record Switch(AnalyzerSlot next, CompletableFuture<AnalyzerSlot> replaced) {}

  /** The frame and analyzer that a worker left behind when it was lost in a plugin. */
  private record Lost(@Nullable Waiting waiting, Problem stuck, List<Problem> news) {}

  private final HostServices services;
  private final StreamSettings settings;
  private final String streamId;
  private final Mailbox mailbox;
  private final ListenerCalls listener;
  private final HealthLog health;
  private final StreamMeter meter;
  private final FrameAnalysis analysis;
  private final FailureNotes failures;
  private final long maximumAgeNanos;
  private final Share share;
  private final AtomicReference<@Nullable Switch> pendingSwitch = new AtomicReference<>();
  private volatile AnalyzerSlot slot;
  private volatile boolean closing;
  private volatile @Nullable Lost lost;
  private volatile boolean releaseRequested;
  private volatile ResultTap tap = ResultTap.NONE;
  private boolean slotIsClosed;
  private @Nullable WatchedCall analyzeCall;
  private @Nullable AnalyzerSlot analyzeCallSlot;

  StreamTurns(
      HostServices services,
      StreamSettings settings,
      Mailbox mailbox,
      ListenerCalls listener,
      HealthLog health,
      StreamMeter meter,
      long maximumAgeNanos,
      int weight,
      AnalyzerSlot slot) {
    this.services = services;
    this.settings = settings;
    this.streamId = settings.camera().id();
    this.mailbox = mailbox;
    this.listener = listener;
    this.health = health;
    this.meter = meter;
    this.analysis = new FrameAnalysis(services, streamId, listener, this::deliver);
    this.failures = new FailureNotes(services, health, streamId);
    this.maximumAgeNanos = maximumAgeNanos;
    this.slot = slot;
    this.share = new Share(weight, this::takeTurn);
  }

  AnalyzerSlot slot() {
    return slot;
  }

  /** Lets somebody see every result beside the listener. */
  void tap(ResultTap newTap) {
    tap = newTap;
  }

  void queue() {
    services.queue().add(share);
  }

  private void request() {
    if (mailbox.requestTurn()) {
      queue();
    }
  }

  void switchTo(Switch next) {
    Switch before = pendingSwitch.getAndSet(next);
    if (before != null) {
      before.replaced().complete(before.next());
    }
    request();
  }

  /** Changes the settings between two frames. */
  void change(SettingsChange change) {
    settings.put(change);
    request();
  }

  void close() {
    closing = true;
    request();
    services.queue().markUrgent(share);
  }

  /** Ends a quarantine with the next turn. */
  void release() {
    releaseRequested = true;
    request();
  }

  private void takeTurn(CallWatch watch) {
    long startNanos = services.clock().nanos();
    boolean goesOn = true;
    LogName.Scope named = slot.logName().enter();
    try {
      settleLostFrame();
      Waiting next = mailbox.beginTurn();
      applySwitch();
      applyChange(watch);
      if (releaseRequested) {
        releaseRequested = false;
        slot.release();
      }
      if (next != null) {
        process(next, watch);
      }
      if (closing && !slotIsClosed) {
        slotIsClosed = true;
        forgetAnalyzeCall();
        closeAnalyzer(watch);
      }
    } catch (AbandonedCall gone) {
      goesOn = false; // the supervisor gave the turn to another worker
      throw gone;
    } finally {
      if (goesOn) {
        endTurn(services.clock().nanos() - startNanos);
      }
      named.leave();
    }
  }

  private void endTurn(long usedNanos) {
    if (slotIsClosed) {
      mailbox.closed();
    }
    services.queue().charge(share, usedNanos); // also where no frame waits: it comes back soon
    if (mailbox.endTurn()) {
      queue();
    }
  }

  private void settleLostFrame() {
    Lost found = lost;
    if (found == null) {
      return;
    }
    lost = null;
    mailbox.beginAftermath();
    listener.problems(found.news());
    Waiting waiting = found.waiting();
    if (waiting != null) {
      waiting.end(slot, DropReason.TIMED_OUT.name(), null);
      listener.dropped(waiting, DropReason.TIMED_OUT, List.of(found.stuck()));
      mailbox.finish(DropReason.TIMED_OUT);
    }
  }

  private void applySwitch() {
    Switch due = pendingSwitch.getAndSet(null);
    if (due == null) {
      return;
    }
    if (slotIsClosed || closing) {
      due.replaced().complete(due.next());
      return;
    }
    AnalyzerSlot before = slot;
    slot = due.next();
    forgetAnalyzeCall();
    slot.logName().replaceGeneration();
    meter.moveTo(slot.generation().newMeter());
    services.listeners().tellMetricsChanged();
    if (before.analyzer() == null) {
      health.change(
          State.STARTING,
          "the stream moved to generation " + slot.generation().identity().number(),
          "the next frame decides");
    }
    due.replaced().complete(before);
  }

  private void applyChange(CallWatch watch) {
    if (slotIsClosed || closing) {
      settings.close();
      return;
    }
    if (!settings.isDue()) {
      return;
    }
    AnalyzerSlot current = slot;
    Throwable failure = settings.apply(current, watch, watched(current, "changeSettings"));
    FrameAnalyzer broken = failure == null ? null : current.take();
    if (failure != null && broken != null) {
      List<Problem> problems =
          PluginFailures.problems(
              failure, "changeSettings for stream " + streamId, current.classLoader());
      listener.problems(
          failures.note(current, NoResult.failed(DropReason.ANALYZER_FAILED, problems, true)));
      closeBroken(current, broken, watch);
    }
  }

  private void process(Waiting waiting, CallWatch watch) {
    NoResult outcome = analyze(waiting, watch);
    AnalyzerSlot current = slot;
    FrameAnalyzer broken;
    if (outcome == null) {
      broken = isQuarantined(current) ? current.take() : null;
    } else {
      List<Problem> news = new ArrayList<>(current.leases().takeMisuses());
      if (outcome.failure()) {
        news.addAll(failures.note(current, outcome));
      }
      broken = outcome.broken() || isQuarantined(current) ? current.take() : null;
      listener.problems(List.copyOf(news));
      drop(waiting, outcome);
    }
    if (broken != null) {
      closeBroken(current, broken, watch);
    }
  }

  private boolean isQuarantined(AnalyzerSlot current) {
    return current.analyzer() != null && current.isQuarantined(services.clock().nanos());
  }

  /** Delivers the frame's result; says why there is none, if so. */
  private @Nullable NoResult analyze(Waiting waiting, CallWatch watch) {
    long now = services.clock().nanos();
    AnalyzerSlot current = slot;
    if (now - waiting.picture().monotonicNanos() > maximumAgeNanos) {
      return NoResult.dropped(DropReason.TOO_OLD, List.of());
    }
    if (!current.accepts(waiting.picture().pixelFormat())) {
      return NoResult.dropped(
          DropReason.UNSUPPORTED_FORMAT,
          List.of(current.unsupported(waiting.picture().pixelFormat())));
    }
    FrameAnalyzer analyzer = current.analyzer();
    if (analyzer == null) {
      switch (current.readiness(now)) {
        case QUARANTINED -> {
          return NoResult.dropped(DropReason.QUARANTINED, List.of());
        }
        case DOWN -> {
          return NoResult.dropped(DropReason.ANALYZER_DOWN, List.of());
        }
        default -> {
          NoResult stillBroken = analysis.restart(current, watch, watched(current, "openAnalyzer"));
          if (stillBroken != null) {
            return stillBroken;
          }
          mailbox.countRestart();
          meter.current().restarted();
          analyzer = current.analyzer();
        }
      }
    }
    if (analyzer == null) {
      return NoResult.dropped(DropReason.ANALYZER_DOWN, List.of());
    }
    return analysis.analyze(current, analyzer, waiting, watch, analyzeCall(current));
  }

  /** The same for every frame of a slot, so that a frame costs no memory for it. */
  private WatchedCall analyzeCall(AnalyzerSlot current) {
    WatchedCall call = analyzeCall;
    if (call == null || analyzeCallSlot != current) {
      call = watched(current, "analyze");
      analyzeCall = call;
      analyzeCallSlot = current;
    }
    return call;
  }

  /** The call holds the plugin's class loader, and the VMS may hold the stream for long. */
  private void forgetAnalyzeCall() {
    analyzeCall = null;
    analyzeCallSlot = null;
  }

  private WatchedCall watched(AnalyzerSlot current, String method) {
    boolean analyze = method.equals("analyze");
    long limit =
        (analyze ? services.policy().analysisDeadline() : services.policy().openDeadline())
            .toNanos();
    CallPlace place =
        new CallPlace(
            method + " of " + current.pluginId() + " for stream " + streamId,
            current.classLoader(),
            current.logName());
    return new WatchedCall(
        place,
        WatchedCall.Kind.PLUGIN,
        limit,
        new CallEvents() {
          @Override
          public void overdue() {
            health.change(
                State.DEGRADED,
                "the analyzer is past its deadline and was interrupted",
                "it returns soon, or the stream goes on with another one");
          }

          @Override
          public void abandoned() {
            abandonTurn(current, method);
          }
        });
  }

  /** On the supervisor's thread, in place of the worker that does not come back. */
  private void abandonTurn(AnalyzerSlot current, String method) {
    Waiting waiting = mailbox.abandonTurn();
    if (waiting != null && !method.equals("analyze")) {
      LogName.Scope named = current.logName().enter();
      try {
        listener.release(waiting.picture()); // nobody inside the plugin has seen it
      } finally {
        named.leave();
      }
    }
    current.take();
    Problem stuck = watched(current, method).stuck();
    lost = new Lost(waiting, stuck, failures.noteLostCall(current, stuck));
    queue();
    settings.lost(stuck);
  }

  private void deliver(
      Waiting waiting,
      AnalyzerSlot current,
      EngineGeneration generation,
      FrameResult result,
      FrameTiming timing) {
    listener.problems(current.leases().takeMisuses());
    current.succeeded();
    health.analyzed(services.clock().nanos());
    waiting.end(current, "ANALYZED", timing);
    FrameBuffer picture = waiting.picture();
    AnalyzedFrame delivered =
        new AnalyzedFrame(
            settings.camera(),
            waiting.sequence(),
            waiting.captureTime(),
            picture.width(),
            picture.height(),
            result,
            generation,
            timing);
    tap.result(picture, delivered, current.generation());
    listener.release(picture);
    listener.result(delivered);
    mailbox.finish(null);
  }

  private void drop(Waiting waiting, NoResult outcome) {
    waiting.end(slot, outcome.reason().name(), null);
    listener.release(waiting.picture());
    listener.dropped(waiting, outcome.reason(), outcome.problems());
    mailbox.finish(outcome.reason());
  }

  private void closeAnalyzer(CallWatch watch) {
    Switch due = pendingSwitch.getAndSet(null);
    if (due != null) {
      due.replaced().complete(due.next());
    }
    settings.close();
    AnalyzerSlot current = slot;
    FrameAnalyzer analyzer = current.take();
    if (analyzer != null) {
      closeBroken(current, analyzer, watch);
    }
  }

  private void closeBroken(AnalyzerSlot current, FrameAnalyzer analyzer, CallWatch watch) {
    try {
      watch.run(
          watched(current, "close"),
          () -> {
            analyzer.close();
            return analyzer;
          });
    } catch (AbandonedCall gone) {
      throw gone;
    } catch (Exception | Error e) { // whatever a plugin throws, the host goes on
      listener.problems(
          PluginFailures.problems(e, "close for stream " + streamId, current.classLoader()));
    }
    List<Problem> leaks = current.leases().leaksOf("stream " + streamId);
    listener.problems(leaks);
  }
}
