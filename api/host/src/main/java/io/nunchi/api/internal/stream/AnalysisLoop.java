package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.frame.Leases;
import io.nunchi.api.internal.schedule.FairTask;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.metrics.StreamHealth.State;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream's frames and commands from its inbox, turn by turn, on the workers of its engine,
 * and gives every frame to the sink exactly once. Turns never overlap, and everything that touches
 * the analyzer happens in one; so a move and a close always meet the stream between two frames.
 *
 * <p>A turn whose thread does not come back is taken away from it: the next turn settles its frame.
 */
public final class AnalysisLoop {

  private static final HostLog LOG = HostLog.of(AnalysisLoop.class);

  private static final WatchedCall.Method<
          AnalyzerSlot, AtomicReference<@Nullable FrameAnalyzer>, FrameAnalyzer>
      OPEN =
          (slot, opened) -> {
            FrameAnalyzer analyzer = slot.openSuccessor();
            opened.set(analyzer);
            return analyzer;
          };

  /** Empties the slot, too: an analyzer stays there until its close has begun. */
  private static final WatchedCall.Method<AnalyzerSlot, FrameAnalyzer, Boolean> CLOSE =
      (slot, analyzer) -> {
        slot.closeHere(analyzer);
        return true;
      };

  private final HostServices services;
  private final StreamParts parts;
  private final Inbox inbox;
  private final FrameSink sink;
  private final FrameAnalysis analysis;
  private final FailureNotes failures;
  private final long maximumAgeNanos;
  private final FairTask task;
  private final AtomicLong restarts = new AtomicLong();
  private volatile RunQueue queue;
  private volatile AnalyzerSlot slot;
  private volatile @Nullable CallWatch watchOfTurn;
  private volatile @Nullable Turn turn;
  private volatile long turnStartNanos;
  private @Nullable TurnCall analyzeCall;
  private @Nullable TurnCall closeCall;

  /**
   * The scheduling of a stream.
   *
   * @param queue the queue of its engine
   * @param weight the weight among the streams of the engine
   * @param maximumAgeNanos the longest wait of a frame that is still worth its analysis
   */
  public record Schedule(RunQueue queue, int weight, long maximumAgeNanos) {}

  /** A loop that begins with an open analyzer. */
  public AnalysisLoop(
      HostServices services,
      StreamParts parts,
      FrameSink sink,
      Schedule schedule,
      AnalyzerSlot slot) {
    this.services = services;
    this.parts = parts;
    this.inbox = parts.inbox();
    this.sink = sink;
    this.analysis = new FrameAnalysis(services, parts.settings(), sink);
    this.failures = new FailureNotes(services, parts.health());
    this.maximumAgeNanos = schedule.maximumAgeNanos();
    this.queue = schedule.queue();
    this.slot = slot;
    this.task = new FairTask(schedule.weight(), this::takeTurn);
  }

  /** The analyzer in use. */
  public AnalyzerSlot slot() {
    return slot;
  }

  /** The analyzers that were opened in place of a broken one. */
  public long restarts() {
    return restarts.get();
  }

  /** Queues the turn that the inbox said is due. */
  void queueTurn() {
    queue.add(task);
  }

  /** Lets the turn that closes the stream go before all waits. */
  void closeUrgently() {
    queue.markUrgent(task);
  }

  /** Gives up a call of the VMS in which the running turn is blocked; true if there is one. */
  boolean giveUpBlockedCall() {
    CallWatch watch = watchOfTurn;
    if (watch == null || !sink.giveUpBlockedCall(watch)) {
      return false;
    }
    lose(LostCall.OF_THE_VMS);
    return true;
  }

  private void takeTurn(CallWatch watch) {
    Turn taken = turn == null ? newTurn() : turn;
    turn = taken;
    turnStartNanos = services.clock().nanos();
    watchOfTurn = watch;
    boolean lost = false;
    try {
      slot.logName().stay();
      inbox.beginTurn(taken);
      carryOut(taken, watch);
    } catch (AbandonedCall gone) {
      lost = true; // the turn was taken away from this thread
      throw gone;
    } finally {
      if (!lost) {
        endTurn(taken);
      }
    }
  }

  /** Queues the turn again if there is no memory for it: it has not begun. */
  private Turn newTurn() {
    try {
      return new Turn();
    } catch (OutOfMemoryError e) {
      queue.add(task);
      throw e;
    }
  }

  private void carryOut(Turn taken, CallWatch watch) {
    try {
      LostCall lost = taken.lostCall();
      if (lost == null) {
        if (taken.isCommanded()) {
          obeyAll(taken.isClosing(), watch);
        }
        analyze(taken, watch);
      } else {
        settleLost(lost, taken, watch);
      }
      if (taken.isClosing()) {
        closeAnalyzer(watch);
        taken.close();
      }
    } finally {
      settleInAnyCase(taken, watch);
    }
  }

  /**
   * Drops a frame that an error of the host has left without an end. A lost thread that comes back
   * leaves it alone: the frame is the next turn's, or has become another one.
   */
  private void settleInAnyCase(Turn taken, CallWatch watch) {
    InboxFrame frame = taken.frame();
    if (frame != null && !watch.isAbandoned() && !frame.isSettled()) {
      Problem problem = StreamProblems.hostFailed(parts.settings().streamId());
      services.problems().add(List.of(problem));
      drop(frame, DropReason.ANALYZER_FAILED, List.of(problem), watch);
    }
  }

  private void endTurn(Turn ended) {
    watchOfTurn = null;
    RunQueue here = queue;
    here.charge(task, services.clock().nanos() - turnStartNanos);
    if (inbox.endTurn(ended)) {
      here.add(task);
    }
  }

  /**
   * Takes the running turn from a thread that does not come back. On the supervisor's thread;
   * blocks for nothing and allocates nothing, and can be called again if it failed.
   */
  private void lose(LostCall lost) {
    RunQueue here = queue;
    if (inbox.loseTurn(lost)) {
      turn = null; // the lost thread may still look at it
      here.charge(task, services.clock().nanos() - turnStartNanos);
      here.add(task);
    }
  }

  private void settleLost(LostCall lost, Turn taken, CallWatch watch) {
    AnalyzerSlot lostSlot = lost.slot();
    if (lostSlot == null) { // a call of the VMS, whose stream is being closed
      settleUntold(taken, DropReason.CLOSING, List.of(), watch);
      return;
    }
    lostSlot.forget(); // the lost thread closes its analyzer
    InboxFrame frame = taken.frame();
    if (frame != null && lost.seesPicture()) {
      frame.leaveRelease(); // to the lost thread
    }
    Problem stuck;
    List<Problem> news;
    try {
      stuck = lost.requireCall().stuck();
      news = failures.noteLostCall(lostSlot, stuck);
    } catch (RuntimeException | Error e) {
      lost.failRequest(e);
      throw e;
    }
    lost.refuseRequest(stuck); // its caller may look at the health at once
    sink.problems(news, watch);
    settleUntold(taken, DropReason.TIMED_OUT, List.of(stuck), watch);
  }

  private void settleUntold(
      Turn taken, DropReason reason, List<Problem> problems, CallWatch watch) {
    InboxFrame frame = taken.frame();
    if (frame != null && !frame.isSettled()) {
      drop(frame, reason, problems, watch);
    }
  }

  private void obeyAll(boolean closing, CallWatch watch) {
    for (StreamCommand next = inbox.nextCommand(); next != null; next = inbox.nextCommand()) {
      obey(next, closing, watch);
    }
  }

  private void obey(StreamCommand command, boolean closing, CallWatch watch) {
    if (command instanceof StreamCommand.Move move) {
      move(move, closing);
    } else if (command instanceof AnalyzerRequest<?> request) {
      answer(request, closing, watch);
    } else {
      slot.release();
    }
  }

  private void move(StreamCommand.Move move, boolean closing) {
    if (closing) {
      move.replaced().complete(move.next());
      return;
    }
    AnalyzerSlot before = slot;
    try {
      moveFrom(before, move);
    } finally {
      move.replaced().complete(before);
    }
  }

  private void moveFrom(AnalyzerSlot before, StreamCommand.Move move) {
    boolean wasDown = before.analyzer() == null;
    if (move.next().isOfSameEngine(before)) {
      move.next().adoptFrom(before);
    }
    slot = move.next();
    boolean toAnotherQueue = move.queue() != queue;
    queue = move.queue(); // whatever fails from here on, no turn waits in an engine that closes
    if (toAnotherQueue) {
      task.beginOnAnotherQueue();
    }
    analyzeCall = null;
    closeCall = null;
    parts.settings().move(before.pluginId(), slot.pluginId(), slot.cameraSettings());
    slot.logName().stay();
    parts.meter().moveTo(slot.generation().newMeter());
    services.listeners().tellMetricsChanged();
    if (wasDown) {
      parts
          .health()
          .change(
              State.STARTING,
              "the stream moved to generation " + slot.generation().identity().number(),
              "the next frame decides");
    }
  }

  private void answer(AnalyzerRequest<?> request, boolean closing, CallWatch watch) {
    try {
      makeUnlessClosing(request, closing, watch);
    } catch (AbandonedCall gone) {
      throw gone; // the next turn answers
    } catch (RuntimeException | Error e) { // the host's own; the caller still gets an answer
      request.fail(e);
      throw e;
    }
  }

  private void makeUnlessClosing(AnalyzerRequest<?> request, boolean closing, CallWatch watch) {
    if (closing) {
      request.refuse(request.impossible("a closed stream", parts.settings().streamId()));
      return;
    }
    AnalyzerSlot current = slot;
    try {
      closeCondemned(current, watch);
      request.answer(parts.settings(), call(current, request.method()).making(request), watch);
    } catch (PluginCallFailed e) {
      sink.problems(failures.note(current, e.problems(), true), watch);
      closeBroken(current, watch);
    }
  }

  private void analyze(Turn taken, CallWatch watch) {
    InboxFrame frame = taken.frame();
    if (frame == null) {
      return;
    }
    AnalyzerSlot current = slot;
    closeCondemned(current, watch);
    decide(taken, frame, current, watch);
    sink.problems(current.leases().takeMisuses(), watch);
    if (taken.isFailure()) {
      sink.problems(failures.note(current, taken.problems(), taken.isBroken()), watch);
    }
    if (taken.result() == null) {
      drop(frame, taken.reason(), taken.problems(), watch);
    } else {
      current.succeeded();
      parts.health().analyzed(services.clock().nanos());
      frame.settle(null);
      try {
        frame.endRecording(current, taken.result().timing());
      } finally {
        sink.analyzed(frame, taken.result(), current.generation(), watch);
      }
    }
    if (taken.isBroken() || current.isInQuarantine(services.clock().nanos())) {
      closeBroken(current, watch);
    }
  }

  /** Analyzes the frame, or finds the reason why not. */
  private void decide(Turn taken, InboxFrame frame, AnalyzerSlot current, CallWatch watch) {
    long now = services.clock().nanos();
    if (now - frame.picture().arrivalNanos() > maximumAgeNanos) {
      taken.drop(DropReason.TOO_OLD, List.of());
      return;
    }
    if (!current.accepts(frame.picture().pixelFormat())) {
      taken.drop(
          DropReason.UNSUPPORTED_FORMAT,
          List.of(current.unsupported(frame.picture().pixelFormat())));
      return;
    }
    switch (current.readiness(now)) {
      case QUARANTINED -> {
        if (current.isEngineInQuarantine()) {
          failures.showEngineQuarantine();
        }
        taken.drop(DropReason.QUARANTINED, List.of());
      }
      case DOWN -> taken.drop(DropReason.ANALYZER_DOWN, List.of());
      case OPEN -> analysis.run(taken, analyzeCall(current), watch);
      case RESTART_IS_DUE -> restart(taken, current, watch);
    }
  }

  private void restart(Turn taken, AnalyzerSlot current, CallWatch watch) {
    AtomicReference<@Nullable FrameAnalyzer> opened = new AtomicReference<>();
    Leases leases = current.newLeases();
    TurnCall opening = call(current, "openAnalyzer");
    TurnCall closing = closeCall(current); // there may be no memory for it later
    try {
      current.install(opening.run(watch, OPEN, current, opened), leases);
    } catch (PluginCallFailed e) {
      LOG.warn("The analyzer of {} cannot be replaced yet", current.where(), e);
      close(opened.get(), closing, watch); // it came too late
      taken.fail(DropReason.ANALYZER_DOWN, e.problems(), true);
      return;
    } catch (AbandonedCall gone) {
      opening.endLate(opened.get());
      throw gone;
    }
    restarts.incrementAndGet();
    parts.meter().current().restarted();
    analysis.run(taken, analyzeCall(current), watch);
  }

  /** The same for every frame of an analyzer's slot, so that a frame costs no memory for it. */
  private TurnCall analyzeCall(AnalyzerSlot current) {
    TurnCall call = analyzeCall;
    if (call == null || call.slot() != current) {
      call =
          new TurnCall(
              current,
              TurnCall.ANALYZE,
              services.policy().analysisDeadline(),
              parts.health(),
              this::lose);
      analyzeCall = call;
    }
    return call;
  }

  /** The same for every close of the slot's analyzers. */
  private TurnCall closeCall(AnalyzerSlot current) {
    TurnCall call = closeCall;
    if (call == null || call.slot() != current) {
      call = call(current, "close");
      closeCall = call;
    }
    return call;
  }

  private TurnCall call(AnalyzerSlot current, String method) {
    return new TurnCall(
        current, method, services.policy().openDeadline(), parts.health(), this::lose);
  }

  private void drop(InboxFrame frame, DropReason reason, List<Problem> problems, CallWatch watch) {
    frame.settle(reason);
    try {
      frame.endRecording(slot, null);
    } finally {
      sink.dropped(frame, reason, problems, watch);
    }
  }

  private void closeAnalyzer(CallWatch watch) {
    analyzeCall = null; // it holds the plugin's class loader, and the VMS may hold the stream
    closeBroken(slot, watch);
    slot.dismiss();
    closeCall = null;
  }

  /** Closes an analyzer whose close could not begin before, for want of memory. */
  private void closeCondemned(AnalyzerSlot current, CallWatch watch) {
    if (current.isCondemned()) {
      closeBroken(current, watch);
    }
  }

  private void closeBroken(AnalyzerSlot current, CallWatch watch) {
    current.condemn(); // whatever fails from here on, it analyzes no more frames
    FrameAnalyzer analyzer = current.analyzer();
    if (analyzer != null) {
      close(analyzer, closeCall(current), watch);
      sink.problems(current.leases().leaksOf(current.where()), watch);
    }
  }

  private void close(@Nullable FrameAnalyzer analyzer, TurnCall closing, CallWatch watch) {
    if (analyzer == null) {
      return;
    }
    try {
      boolean done = closing.run(watch, CLOSE, closing.slot(), analyzer);
      LOG.debug("The analyzer of {} was closed: {}", closing.slot().where(), done);
    } catch (PluginCallFailed e) {
      sink.problems(e.problems(), watch);
    } catch (AbandonedCall gone) {
      closing.endLate(null);
      throw gone;
    }
  }
}
