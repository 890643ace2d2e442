package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Moves the streams of an engine to another generation: first everything that can fail is done
 * beside them, then each moves between two of its frames.
 */
final class GenerationSwitch {

  private final RunningEngine engine;
  private final HostServices services;
  private final Generation next;
  private final SwapPolicy policy;
  private final Map<RunningStream, AnalyzerSlot> prepared = new LinkedHashMap<>();

  GenerationSwitch(
      RunningEngine engine, HostServices services, Generation next, SwapPolicy policy) {
    this.engine = engine;
    this.services = services;
    this.next = next;
    this.policy = policy;
  }

  /** Opens an analyzer for every stream; a failure closes what was opened. */
  void prepare() throws HostException {
    boolean complete = false;
    try {
      for (RunningStream stream : engine.streams()) {
        if (!prepared.containsKey(stream)) {
          requireFormat(stream);
          prepared.put(stream, engine.openSlot(next, stream.origin()));
        }
      }
      complete = true;
    } finally {
      if (!complete) {
        abandon();
      }
    }
  }

  private void requireFormat(RunningStream stream) throws HostException {
    PixelFormat format = stream.latestFormat();
    AnalyzerSlot probe = engine.unopenedSlot(next, stream.origin());
    if (format != null && !probe.accepts(format)) {
      throw new HostException(probe.unsupported(format));
    }
  }

  /** Closes everything that was opened. */
  void abandon() {
    prepared.forEach((stream, slot) -> new SlotClosing(services, stream.origin()).close(slot));
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
    while (true) {
      prepare();
      Generation before = engine.replaceCurrent(next, prepared.keySet());
      if (before != null) {
        from = before;
        break;
      }
      if (engine.isClosed()) {
        abandon();
        throw RunningHost.engineIsClosed("engine " + next.identity().pluginId());
      }
    }
    List<CompletableFuture<Void>> moves = new ArrayList<>();
    prepared.forEach((stream, slot) -> moves.add(engine.move(stream, slot)));
    List<Problem> warnings = awaitMoves(moves);
    return SwapReport.builder()
        .from(from.identity())
        .to(next.identity())
        .streams(prepared.size())
        .start(start)
        .drain(Duration.ofNanos(System.nanoTime() - beginNanos))
        .warnings(warnings)
        .build();
  }

  private List<Problem> awaitMoves(List<CompletableFuture<Void>> moves) {
    try {
      CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new))
          .get(policy.drainDeadline().toNanos(), TimeUnit.NANOSECONDS);
      return List.of();
    } catch (TimeoutException timeout) {
      return List.of(notMoved(moves));
    } catch (ExecutionException e) { // the streams have moved all the same
      return List.of(notClosed(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(notMoved(moves));
    }
  }

  private Problem notClosed(ExecutionException failure) {
    return Problem.of("NUN-4540", "an analyzer of the old engine could not be closed")
        .expected("a thread to close it on")
        .found(String.valueOf(failure.getCause()))
        .where("generation " + next.identity().number())
        .fix("give the process more threads; its engine is closed all the same");
  }

  private Problem notMoved(List<CompletableFuture<Void>> moves) {
    long missing = moves.stream().filter(move -> !move.isDone()).count();
    return Problem.of("NUN-4515", "not every stream has moved to the new engine yet")
        .expected("every stream within " + policy.drainDeadline())
        .found(missing + " of " + moves.size() + " are still in their last frame")
        .where("generation " + next.identity().number())
        .fix("nothing: each moves when its analyzer returns or is given up");
  }
}
