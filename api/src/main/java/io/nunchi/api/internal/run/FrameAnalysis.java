package io.nunchi.api.internal.run;

import io.nunchi.api.DropReason;
import io.nunchi.api.FrameBuffer;
import io.nunchi.api.FrameTiming;
import io.nunchi.api.internal.frame.Leases;
import io.nunchi.api.internal.frame.LentFrame;
import io.nunchi.api.internal.supervise.AbandonedCall;
import io.nunchi.api.internal.supervise.CallWatch;
import io.nunchi.api.internal.supervise.LateCall;
import io.nunchi.api.internal.supervise.PluginFailures;
import io.nunchi.api.internal.supervise.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.FrameRejectedException;
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
   * What came of a frame: a result, or a reason to drop it.
   *
   * @param failure whether the analyzer is to blame
   * @param broken whether it must be replaced
   */
  record Outcome(
      @Nullable FrameResult result,
      @Nullable FrameTiming timing,
      @Nullable DropReason reason,
      List<Problem> problems,
      boolean failure,
      boolean broken) {

    static Outcome dropped(DropReason reason, List<Problem> problems) {
      return new Outcome(null, null, reason, problems, false, false);
    }

    static Outcome failed(DropReason reason, List<Problem> problems, boolean broken) {
      return new Outcome(null, null, reason, problems, true, broken);
    }
  }

  private final HostServices services;
  private final String where;
  private final ListenerCalls listener;

  FrameAnalysis(HostServices services, String streamId, ListenerCalls listener) {
    this.services = services;
    this.listener = listener;
    this.where = "stream " + streamId;
  }

  /** Analyzes with the slot's analyzer, which is open. */
  Outcome analyze(
      AnalyzerSlot slot,
      FrameAnalyzer analyzer,
      Waiting waiting,
      CallWatch watch,
      WatchedCall call) {
    FrameBuffer picture = waiting.picture();
    Leases leases = slot.leases();
    LentFrame frame = leases.lend(picture, waiting.sequence());
    long startNanos = services.clock().nanos();
    try {
      FrameResult result = watch.run(call, () -> analyzer.analyze(frame));
      long analyzedNanos = services.clock().nanos();
      frame.endBorrow();
      Problem violation = slot.generation().engine().resultCheck().firstViolation(result);
      if (violation != null) {
        return Outcome.failed(
            DropReason.CONTRACT_VIOLATION, List.of(violation), slot.brokeContractAgain());
      }
      long checkedNanos = services.clock().nanos();
      FrameTiming timing =
          new FrameTiming(
              startNanos - waiting.offeredNanos(),
              analyzedNanos - startNanos,
              checkedNanos - analyzedNanos,
              checkedNanos - picture.monotonicNanos());
      return new Outcome(result, timing, null, List.of(), false, false);
    } catch (AbandonedCall gone) {
      frame.endBorrow();
      listener.release(picture); // the lost thread was the last to look at it
      slot.closeQuietly(analyzer);
      throw gone;
    } catch (FrameRejectedException rejected) {
      frame.endBorrow();
      return Outcome.dropped(DropReason.FRAME_REJECTED, rejected.problems());
    } catch (LateCall late) {
      frame.endBorrow();
      LOG.warn("The analyzer of {} was late", where, late);
      return Outcome.failed(DropReason.TIMED_OUT, List.of(late.problem()), true);
    } catch (Exception | Error failure) { // whatever a plugin throws, the host goes on
      frame.endBorrow();
      LOG.warn("The analyzer of {} failed", where, failure);
      return Outcome.failed(
          DropReason.ANALYZER_FAILED, PluginFailures.problems(failure, where, call.loader()), true);
    }
  }

  /** Opens a successor for a broken analyzer; null if it is open now. */
  @Nullable Outcome restart(AnalyzerSlot slot, CallWatch watch, WatchedCall call) {
    try {
      slot.restart(watch, call);
      return null;
    } catch (AbandonedCall gone) {
      throw gone;
    } catch (Exception | Error stillBroken) { // whatever a plugin throws, the host goes on
      LOG.warn("The analyzer of {} cannot be replaced yet", where, stillBroken);
      return Outcome.failed(
          DropReason.ANALYZER_DOWN,
          PluginFailures.problems(stillBroken, where, call.loader()),
          true);
    }
  }
}
