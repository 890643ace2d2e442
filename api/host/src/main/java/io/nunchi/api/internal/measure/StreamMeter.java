package io.nunchi.api.internal.measure;

import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import java.util.ArrayDeque;
import java.util.List;

/** The meters of a stream's latest generations. Any thread. */
public final class StreamMeter {

  private final ArrayDeque<GenerationMeter> latestFirst = new ArrayDeque<>();
  private volatile GenerationMeter current;

  /** A stream begins on a generation. */
  public StreamMeter(GenerationMeter first) {
    this.current = first;
    latestFirst.addFirst(first);
  }

  /** The meter of the generation in use. */
  public GenerationMeter current() {
    return current;
  }

  /** The stream moved to another generation. */
  public synchronized void moveTo(GenerationMeter next) {
    current = next;
    latestFirst.addFirst(next);
    while (latestFirst.size() > StreamMetrics.KEPT_GENERATIONS) {
      latestFirst.removeLast();
    }
  }

  /** The figures of each of the latest generations, the one in use first. */
  public List<GenerationMetrics> generations() {
    List<GenerationMeter> meters;
    synchronized (this) {
      meters = List.copyOf(latestFirst);
    }
    return meters.stream().map(GenerationMeter::metrics).toList();
  }
}
