package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapReport;
import io.nunchi.api.internal.analyzer.AnalyzerProblems;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Moves the streams of an engine to another generation: first everything that can fail is done
 * beside them, then each moves between two of its frames.
 */
final class GenerationSwitch {

  private final RunningEngine engine;
  private final HostServices services;
  private final SwitchPlan plan;
  private final Generation next;
  private final Map<LiveStream, AnalyzerSlot> prepared = new LinkedHashMap<>();

  GenerationSwitch(RunningEngine engine, HostServices services, SwitchPlan plan) {
    this.engine = engine;
    this.services = services;
    this.plan = plan;
    this.next = plan.next();
  }

  /** Opens an analyzer for every stream; a failure closes what was opened. */
  void prepare() throws HostException {
    boolean complete = false;
    try {
      Set<LiveStream> guests = plan.guests();
      for (LiveStream stream : guests) { // it takes its analyzer along
        prepared.putIfAbsent(
            stream, AnalyzerSlot.unopened(services, next, plan.originOf(stream), stream.states()));
      }
      for (LiveStream stream : engine.streams()) {
        if (!prepared.containsKey(stream)) {
          plan.course().requireNotCancelled();
          requireFormat(stream);
          prepared.put(
              stream, AnalyzerSlot.opened(services, next, plan.originOf(stream), stream.states()));
        }
      }
      complete = true;
    } finally {
      if (!complete) {
        abandon();
      }
    }
  }

  private void requireFormat(LiveStream stream) throws HostException {
    AnalyzerSlot probe =
        AnalyzerSlot.unopened(services, next, plan.originOf(stream), stream.states());
    stream.requireFitting(probe, plan.policy().drainDeadline());
  }

  private void passPointOfNoReturn() throws HostException {
    try {
      plan.course().commit();
    } catch (HostException cancelled) {
      abandon();
      throw cancelled;
    }
  }

  private CompletableFuture<Void> move(LiveStream stream, AnalyzerSlot slot) {
    CompletableFuture<Void> move = engine.move(stream, slot);
    if (plan.canary() != null) {
      plan.canary().awaitLater(move);
    }
    return move.thenRun(plan.course()::moved);
  }

  /** Closes everything that was opened. */
  void abandon() {
    prepared.values().forEach(AnalyzerSlot::close);
    prepared.clear();
  }

  /**
   * Moves the streams, and waits until each has ended its frame.
   *
   * @throws HostException if the engine was closed in the meantime, or a new stream does not fit
   */
  SwapReport commit(Duration start) throws HostException {
    long beginNanos = System.nanoTime();
    Generation from;
    Set<LiveStream> guests = plan.guests(); // now: one that closes while it moves is settled below
    while (true) {
      prepare();
      passPointOfNoReturn();
      Generation before = engine.replaceCurrent(next, prepared.keySet(), plan.canary());
      if (before != null) {
        from = before;
        break;
      }
      if (engine.isClosed()) {
        abandon();
        throw AnalyzerProblems.engineIsClosed("engine " + next.identity().pluginId());
      }
    }
    if (plan.canary() != null) {
      plan.canary().handOverStreams(engine);
    }
    plan.course().moving(prepared.size());
    List<CompletableFuture<Void>> moves = new ArrayList<>();
    prepared.forEach((stream, slot) -> moves.add(move(stream, slot)));
    List<Problem> warnings = new Drain(next, plan.policy().drainDeadline()).await(moves);
    guests.forEach(engine::settle);
    return SwapReport.builder()
        .from(from.identity())
        .to(next.identity())
        .streams(prepared.size())
        .start(start)
        .drain(Duration.ofNanos(System.nanoTime() - beginNanos))
        .warnings(warnings)
        .build();
  }
}
