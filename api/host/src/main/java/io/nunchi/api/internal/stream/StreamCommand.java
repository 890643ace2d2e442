package io.nunchi.api.internal.stream;

import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.schedule.RunQueue;
import java.util.concurrent.CompletableFuture;

/** A command that meets a stream between two of its frames. */
sealed interface StreamCommand permits StreamCommand.Move, AnalyzerRequest, StreamCommand.Release {

  /**
   * A move to another analyzer.
   *
   * @param next the open analyzer
   * @param queue the queue of its engine
   * @param replaced is completed with the analyzer that is not used any more: the one before, or
   *     the next one if the stream is closed
   */
  record Move(AnalyzerSlot next, RunQueue queue, CompletableFuture<AnalyzerSlot> replaced)
      implements StreamCommand {}

  /** The end of a quarantine. */
  enum Release implements StreamCommand {
    RELEASE
  }
}
