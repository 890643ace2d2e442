package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;

/** The analyzers that a check has open of each of its engines. Any thread. */
final class OpenStreams {

  private final IdentityHashMap<AnalyzerEngine, Deque<FrameAnalyzer>> open =
      new IdentityHashMap<>();

  synchronized void add(AnalyzerEngine engine, FrameAnalyzer analyzer) {
    open.computeIfAbsent(engine, key -> new ArrayDeque<>()).addLast(analyzer);
  }

  /** Forgets an analyzer, or an engine with all of its analyzers. */
  synchronized void remove(Object closeable) {
    open.remove(closeable);
    open.values().forEach(analyzers -> analyzers.removeIf(analyzer -> analyzer == closeable));
  }

  /** Returns the analyzer that was opened first, if an engine has so many or more. */
  synchronized Optional<FrameAnalyzer> firstOf(AnalyzerEngine engine, int most) {
    Deque<FrameAnalyzer> analyzers = open.getOrDefault(engine, new ArrayDeque<>());
    return analyzers.size() < most ? Optional.empty() : Optional.of(analyzers.getFirst());
  }
}
