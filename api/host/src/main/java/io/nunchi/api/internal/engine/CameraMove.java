package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.frame.FrameOrigin;
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
 * Moves streams from one engine to another: first everything that can fail is done beside them,
 * then each moves between two of its frames. Neither engine changes meanwhile.
 */
final class CameraMove {

  /** For frames of another format that are being analyzed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final HostServices services;
  private final RunningEngine from;
  private final RunningEngine to;
  private final Generation generation;
  private final Map<LiveStream, AnalyzerSlot> prepared = new LinkedHashMap<>();

  CameraMove(HostServices services, RunningEngine from, RunningEngine to) {
    this.services = services;
    this.from = from;
    this.to = to;
    this.generation = to.current();
  }

  /**
   * Opens an analyzer for a stream.
   *
   * @throws HostException if it cannot be opened, or does not take the stream's pictures; what was
   *     prepared before stays so
   */
  void prepare(LiveStream stream, FrameOrigin origin) throws HostException {
    AnalyzerSlot slot = AnalyzerSlot.opened(services, generation, origin, stream.states());
    boolean fits = false;
    try {
      stream.requireFitting(slot, LONGEST_WAIT);
      fits = true;
    } finally {
      if (!fits) {
        slot.close();
      }
    }
    prepared.put(stream, slot);
  }

  /** Prepares a stream whose analyzer is opened by its next frame, as after a failure. */
  void prepareUnopened(LiveStream stream, FrameOrigin origin) throws HostException {
    prepared.put(stream, AnalyzerSlot.unopened(services, generation, origin, stream.states()));
  }

  /** Closes everything that was prepared. */
  void abandon() {
    prepared.values().forEach(AnalyzerSlot::close);
    prepared.clear();
  }

  /**
   * Moves the streams, and waits until each has ended its frame.
   *
   * @return what is late or went wrong after the move
   */
  List<Problem> commit(Duration longest) {
    List<CompletableFuture<Void>> moves = new ArrayList<>();
    prepared.entrySet().removeIf(entry -> !take(entry.getKey(), entry.getValue()));
    prepared.forEach((stream, slot) -> moves.add(move(stream, slot)));
    to.adjustWorkers();
    List<Problem> problems = new Drain(generation, longest).await(moves);
    prepared.keySet().forEach(to::settle);
    return problems;
  }

  /** The streams that moved. */
  Set<LiveStream> moved() {
    return prepared.keySet();
  }

  private CompletableFuture<Void> move(LiveStream stream, AnalyzerSlot slot) {
    CompletableFuture<Void> move = to.move(stream, slot);
    from.awaitLater(move);
    return move;
  }

  private boolean take(LiveStream stream, AnalyzerSlot slot) {
    if (stream.isClosed() || !to.addUnlessMoved(stream, generation)) {
      slot.close();
      return false;
    }
    stream.belongTo(to);
    from.leave(stream);
    return true;
  }
}
