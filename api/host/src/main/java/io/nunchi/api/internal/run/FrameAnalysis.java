package io.nunchi.api.internal.run;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.internal.frame.LentFrame;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.PluginFailures;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One frame through an analyzer, whatever the analyzer does. */
final class FrameAnalysis {

  private static final Logger LOG = LoggerFactory.getLogger(FrameAnalysis.class);

  /**
   * The reason why a frame has no result.
   *
   * @param failure true if the analyzer is to blame
   * @param broken true if it must be replaced
   */
  record NoResult(DropReason reason, List<Problem> problems, boolean failure, boolean broken) {

    static NoResult dropped(DropReason reason, List<Problem> problems) {
      return new NoResult(reason, problems, false, false);
    }

    static NoResult failed(DropReason reason, List<Problem> problems, boolean broken) {
      return new NoResult(reason, problems, true, broken);
    }
  }

  /** Told of a checked result, by the generation that it was found with. */
  interface OnResult {
    void found(
        Waiting waiting,
        AnalyzerSlot slot,
        EngineGeneration generation,
        FrameResult result,
        FrameTiming timing);
  }

  private final HostServices services;
  private final String where;
  private final ListenerCalls listener;
  private final OnResult onResult;

  FrameAnalysis(HostServices services, String streamId, ListenerCalls listener, OnResult onResult) {
    this.services = services;
    this.listener = listener;
    this.where = "stream " + streamId;
    this.onResult = onResult;
  }

  /** Analyzes with the slot's analyzer, which is open; says why there is no result, if so. */
  @Nullable NoResult analyze(
      AnalyzerSlot slot,
      FrameAnalyzer analyzer,
      Waiting waiting,
      CallWatch watch,
      WatchedCall call) {
    FrameBuffer picture = waiting.picture();
    EngineGeneration generation = slot.generation().identity();
    LentFrame frame = slot.leases().lend(picture, waiting.sequence());
    long startNanos = services.clock().nanos();
    FrameResult result;
    long analyzedNanos;
    try {
      result = watch.run(call, FrameAnalyzer::analyze, analyzer, frame);
      analyzedNanos = services.clock().nanos();
      frame.endBorrow();
      Problem violation = slot.generation().engine().resultCheck().firstViolation(result);
      if (violation != null) {
        return NoResult.failed(
            DropReason.CONTRACT_VIOLATION, List.of(violation), slot.brokeContractAgain());
      }
    } catch (AbandonedCall gone) {
      frame.endBorrow();
      listener.release(picture); // the lost thread was the last to look at it
      slot.closeQuietly(analyzer);
      throw gone;
    } catch (PluginCallFailed failed) {
      frame.endBorrow();
      return noResult(failed);
    } catch (Exception | Error e) { // whatever a plugin throws, the host goes on
      frame.endBorrow();
      LOG.warn("The analyzer of {} failed", where, e);
      return NoResult.failed(
          DropReason.ANALYZER_FAILED, PluginFailures.problems(e, where, call.loader()), true);
    }
    long checkedNanos = services.clock().nanos();
    onResult.found(
        waiting,
        slot,
        generation,
        result,
        new FrameTiming(
            startNanos - waiting.offeredNanos(),
            analyzedNanos - startNanos,
            checkedNanos - analyzedNanos,
            checkedNanos - picture.monotonicNanos()));
    return null;
  }

  private NoResult noResult(PluginCallFailed failed) {
    return switch (failed.kind()) {
      case FRAME_REJECTED -> NoResult.dropped(DropReason.FRAME_REJECTED, failed.problems());
      case LATE -> {
        LOG.warn("The analyzer of {} was late", where, failed);
        yield NoResult.failed(DropReason.TIMED_OUT, failed.problems(), true);
      }
      default -> {
        LOG.warn("The analyzer of {} failed", where, failed);
        yield NoResult.failed(DropReason.ANALYZER_FAILED, failed.problems(), true);
      }
    };
  }

  /** Opens a successor for a broken analyzer; null if it is open now. */
  @Nullable NoResult restart(AnalyzerSlot slot, CallWatch watch, WatchedCall call) {
    try {
      slot.restart(watch, call);
      return null;
    } catch (AbandonedCall gone) {
      throw gone;
    } catch (Exception | Error e) { // whatever a plugin throws, the host goes on
      LOG.warn("The analyzer of {} cannot be replaced yet", where, e);
      return NoResult.failed(
          DropReason.ANALYZER_DOWN, PluginFailures.problems(e, where, call.loader()), true);
    }
  }
}
