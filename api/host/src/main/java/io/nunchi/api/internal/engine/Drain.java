package io.nunchi.api.internal.engine;

import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits until streams have reached the end of their frame and moved to a generation.
 *
 * @param limit the longest wait; streams that take longer still move
 */
record Drain(Generation next, Duration limit) {

  /** Returns what is late or went wrong. */
  List<Problem> await(List<CompletableFuture<Void>> moves) {
    try {
      CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new))
          .get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return List.of();
    } catch (TimeoutException timeout) {
      return List.of(notMoved(moves));
    } catch (ExecutionException e) { // the streams have moved all the same
      return List.of(
          EngineProblems.oldAnalyzerNotClosed(
              String.valueOf(e.getCause()), next.identity().number()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(notMoved(moves));
    }
  }

  private Problem notMoved(List<CompletableFuture<Void>> moves) {
    long missing = moves.stream().filter(move -> !move.isDone()).count();
    return EngineProblems.notMoved(missing, moves.size(), limit, next.identity().number());
  }
}
