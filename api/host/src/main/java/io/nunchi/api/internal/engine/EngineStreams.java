package io.nunchi.api.internal.engine;

import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.SpareTime;
import io.nunchi.api.internal.schedule.Workers;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntUnaryOperator;

/**
 * The streams of an engine, and the workers that serve them and no other engine's streams. Any
 * thread.
 */
final class EngineStreams {

  private static final HostLog LOG = HostLog.of(EngineStreams.class);

  private final HostServices services;
  private final IntUnaryOperator workersFor;
  private final RunQueue queue;
  private final Workers workers;
  private final DrainThreads drains = new DrainThreads();
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();

  /** The streams whose close the engine began, and has to end. */
  private final Set<LiveStream> closing = ConcurrentHashMap.newKeySet();

  /** The streams that have left, and whose last frame is still on this engine's workers. */
  private final Queue<CompletableFuture<Void>> leavers = new ConcurrentLinkedQueue<>();

  /**
   * Starts the workers.
   *
   * @param name part of the names of the workers' threads
   * @param workersFor gives the number of workers for a number of streams
   */
  EngineStreams(
      String name, HostServices services, SpareTime spareTime, IntUnaryOperator workersFor) {
    this.services = services;
    this.workersFor = workersFor;
    this.queue = RunQueue.live(spareTime);
    this.workers = Workers.live(name, workersFor.applyAsInt(0), queue, services.watches());
  }

  /** The streams of this moment; a change of the set changes the engine's. */
  Set<LiveStream> all() {
    return streams;
  }

  /** The place of a stream that uses an analyzer of this engine. */
  LiveStream.Place place(AnalyzerSlot slot) {
    return new LiveStream.Place(slot, queue);
  }

  /** The threads that serve the streams now, lost ones not counted. */
  int workers() {
    return workers.size();
  }

  /** Starts the workers that the streams need now. */
  void adjustWorkers() {
    workers.resize(workersFor.applyAsInt(streams.size()));
    workers.adjust();
  }

  /** Replaces every worker as soon as its turn ends. */
  void renewWorkers() {
    workers.renew();
  }

  /** Returns true if the current thread is in a turn of one of the streams. */
  boolean isInOwnTurn() {
    return workers.isOwnThread();
  }

  /** Checks workers and streams, on the supervisor's thread. */
  void supervise() {
    adjustWorkers();
    drains.adjust();
    streams.forEach(LiveStream::checkProgress);
  }

  /** Moves a stream; done when its old analyzer is closed. */
  CompletableFuture<Void> move(LiveStream stream, AnalyzerSlot slot) {
    return stream.moveTo(place(slot)).thenAcceptAsync(AnalyzerSlot::close, drains);
  }

  /** Notes a stream that leaves, and needs this engine's workers until it has moved. */
  void awaitLater(CompletableFuture<Void> move) {
    leavers.removeIf(CompletableFuture::isDone);
    leavers.add(move);
  }

  /** Waits until every stream that leaves has ended its frame, and a listener its call. */
  void awaitLeavers() {
    for (CompletableFuture<Void> move : leavers) {
      try {
        move.join();
      } catch (CompletionException e) {
        LOG.debug("An analyzer of a stream that left was not closed, as was reported", e);
      }
    }
  }

  /** Waits at most as long as a drain may take; returns what is late. */
  List<Problem> drainLeavers(Drain drain) {
    return drain.await(List.copyOf(leavers));
  }

  /** Begins to close all streams; does not wait. */
  void beginClose() {
    for (LiveStream stream : streams) {
      if (stream.beginClose()) {
        closing.add(stream);
      }
    }
  }

  /** Waits for all streams, with one deadline for them together. */
  void awaitClosed() {
    long endNanos = System.nanoTime() + services.policy().openDeadline().toNanos();
    for (LiveStream stream : streams) {
      stream.awaitClose(closing.remove(stream), endNanos);
    }
  }

  /** Ends the workers; returns the names of those that do not end in time. */
  List<String> closeWorkers() {
    workers.beginClose();
    return workers.awaitClosed(services.policy().interruptGrace().toNanos());
  }
}
