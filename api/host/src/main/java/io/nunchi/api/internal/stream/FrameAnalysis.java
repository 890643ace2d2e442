package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.frame.LentFrame;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Runs one frame through an open analyzer, whatever the analyzer does. */
final class FrameAnalysis {

  private static final HostLog LOG = HostLog.of(FrameAnalysis.class);
  private static final WatchedCall.Method<FrameAnalyzer, Frame, FrameResult> ANALYZE =
      FrameAnalyzer::analyze;

  private final HostServices services;
  private final CameraSettings settings;
  private final FrameSink sink;
  private final StreamClock streamClock = new StreamClock();

  FrameAnalysis(HostServices services, CameraSettings settings, FrameSink sink) {
    this.services = services;
    this.settings = settings;
    this.sink = sink;
  }

  /** Analyzes the turn's frame with the open analyzer, and notes the outcome in the turn. */
  void run(Turn turn, TurnCall call, CallWatch watch) {
    AnalyzerSlot slot = call.slot();
    FrameAnalyzer analyzer = slot.requireAnalyzer();
    InboxFrame frame = turn.requireFrame();
    FrameBuffer picture = frame.picture();
    EngineGeneration generation = slot.generation().identity(); // it may change meanwhile
    long streamTimeNanos = streamClock.next(picture);
    LentFrame lent = slot.leases().lend(picture, frame.sequence(), streamTimeNanos);
    long startNanos = services.clock().nanos();
    try {
      FrameResult result;
      try {
        result = call.run(watch, ANALYZE, analyzer, lent);
      } finally {
        lent.endBorrow();
      }
      long analyzedNanos = services.clock().nanos();
      Problem violation =
          slot.generation().engine().resultCheck().firstViolation(result, streamTimeNanos);
      if (violation != null) {
        turn.fail(DropReason.CONTRACT_VIOLATION, List.of(violation), slot.brokeContractAgain());
        return;
      }
      long checkedNanos = services.clock().nanos();
      FrameTiming timing =
          FrameTiming.of(
              startNanos - frame.offeredNanos(),
              analyzedNanos - startNanos,
              checkedNanos - analyzedNanos,
              checkedNanos - picture.arrivalNanos());
      turn.analyzed(
          AnalyzedFrame.of(
              frame.from(settings.origin()), streamTimeNanos, result, generation, timing));
    } catch (AbandonedCall gone) {
      try {
        sink.releaseLate(picture); // the lost thread was the last to look at it
      } finally {
        call.endLate(analyzer);
      }
      throw gone;
    } catch (PluginCallFailed e) {
      fail(turn, slot, e);
    }
  }

  private static void fail(Turn turn, AnalyzerSlot slot, PluginCallFailed e) {
    switch (e.kind()) {
      case FRAME_REJECTED -> turn.drop(DropReason.FRAME_REJECTED, e.problems());
      case LATE -> {
        LOG.warn("The analyzer of {} was late", slot.where(), e);
        turn.fail(DropReason.TIMED_OUT, e.problems(), true);
      }
      default -> {
        LOG.warn("The analyzer of {} failed", slot.where(), e);
        turn.fail(DropReason.ANALYZER_FAILED, e.problems(), true);
      }
    }
  }
}
