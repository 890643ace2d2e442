package io.nunchi.api.internal.measure;

import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of a stream's latest generations. Any thread. */
public final class StreamMeter {

  /** The meter of a generation, and the number of offers before it. */
  private record Part(GenerationMeter meter, long offersBefore) {}

  private final AtomicLong offers = new AtomicLong();
  private final ArrayDeque<Part> latestFirst = new ArrayDeque<>();
  private volatile GenerationMeter current;

  /** A stream begins on a generation. */
  public StreamMeter(GenerationMeter first) {
    this.current = first;
    latestFirst.addFirst(new Part(first, 0));
  }

  /** Counts an offer; returns its number, from 1. */
  public long offered() {
    return offers.incrementAndGet();
  }

  /** The number of offers so far. */
  public long offeredSoFar() {
    return offers.get();
  }

  /** The meter of the generation in use. */
  public GenerationMeter current() {
    return current;
  }

  /** The stream moved to another generation. */
  public synchronized void moveTo(GenerationMeter next) {
    current = next;
    latestFirst.addFirst(new Part(next, offers.get()));
    while (latestFirst.size() > StreamMetrics.KEPT_GENERATIONS) {
      latestFirst.removeLast();
    }
  }

  /** The figures of each of the latest generations, the one in use first. */
  public List<GenerationMetrics> generations() {
    List<Part> parts;
    synchronized (this) {
      parts = List.copyOf(latestFirst);
    }
    List<GenerationMetrics> metrics = new ArrayList<>();
    long offersUntil = offers.get();
    for (Part part : parts) {
      metrics.add(part.meter().metrics(offersUntil - part.offersBefore()));
      offersUntil = part.offersBefore();
    }
    return metrics;
  }
}
