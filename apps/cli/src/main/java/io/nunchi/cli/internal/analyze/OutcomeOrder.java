package io.nunchi.cli.internal.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts outcomes into the order of their frames: a frame that was dropped at once is known before
 * the one that is still being analyzed. Any thread.
 */
final class OutcomeOrder {

  private final TreeMap<Long, FrameOutcome> waiting = new TreeMap<>();
  private final Runnable onOutcome;
  private long next = 1;

  OutcomeOrder() {
    this(() -> {});
  }

  /** Tells of each outcome, on the thread that adds it. */
  OutcomeOrder(Runnable onOutcome) {
    this.onOutcome = onOutcome;
  }

  /** Adds an outcome; each frame has one. */
  void add(FrameOutcome outcome) {
    put(outcome);
    onOutcome.run();
  }

  private synchronized void put(FrameOutcome outcome) {
    long number = outcome.frame().number();
    if (number < next || waiting.put(number, outcome) != null) {
      throw new IllegalStateException("frame " + number + " has two outcomes");
    }
  }

  /** Takes the outcomes that no earlier frame is missing before. */
  synchronized List<FrameOutcome> takeReady() {
    List<FrameOutcome> ready = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      ready.add(waiting.remove(next));
      next++;
    }
    return ready;
  }
}
