package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.bench.measure.StageDurations;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts and times everything that the summary tells. Any thread. */
final class FrameTally {

  /** The reason of frames that never reached the host. */
  static final String UNREADABLE = "UNREADABLE";

  /** The reason of frames that the analyzer never returned from. */
  static final String NO_RESULT = "NO_RESULT";

  private static final int KEPT_PROBLEMS = 20;
  private static final Set<String> FAILURES =
      Set.of(
          DropReason.ANALYZER_FAILED.name(),
          DropReason.ANALYZER_DOWN.name(),
          DropReason.TIMED_OUT.name(),
          DropReason.QUARANTINED.name(),
          DropReason.CONTRACT_VIOLATION.name(),
          DropReason.UNSUPPORTED_FORMAT.name());

  private final StageDurations stages = new StageDurations();
  private final StageDurations age = new StageDurations();
  private final Map<String, Long> labels = new TreeMap<>();
  private final Map<String, Long> ruleEvents = new TreeMap<>();
  private final Map<String, Long> drops = new TreeMap<>();
  private final Map<String, Set<Long>> tracks = new TreeMap<>();
  private final Map<Long, Summary.AnalyzedBy> generations = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private long read;
  private long analyzed;
  private long detections;
  private double lastAgeMillis;
  private long lastGeneration;

  synchronized void read(long decodeNanos) {
    read++;
    stages.add("decode", decodeNanos);
  }

  synchronized void analyzed(AnalyzedFrame frame) {
    analyzed++;
    lastAgeMillis = frame.timing().ageNanos() / 1e6;
    lastGeneration = frame.generation().number();
    generations.merge(
        frame.generation().number(),
        new Summary.AnalyzedBy(
            frame.generation().number(), EngineSummary.shortName(frame.generation()), 1),
        (before, one) ->
            new Summary.AnalyzedBy(one.generation(), one.engine(), before.frames() + 1));
    age.add("age", frame.timing().ageNanos());
    for (Detection detection : frame.result().detections()) {
      detections++;
      labels.merge(detection.label(), 1L, Long::sum);
      detection
          .trackId()
          .ifPresent(
              id -> tracks.computeIfAbsent(detection.label(), label -> new HashSet<>()).add(id));
    }
    for (RuleEvent event : frame.result().ruleEvents()) {
      ruleEvents.merge(event.type(), 1L, Long::sum);
    }
    time(frame);
  }

  private void time(AnalyzedFrame frame) {
    long inPlugin = 0;
    for (StageTiming timing : frame.result().timings()) {
      stages.add(timing.stage(), timing.nanos());
      inPlugin += timing.nanos();
    }
    FrameTiming timing = frame.timing();
    stages.add("analyze", timing.analyzeNanos());
    stages.add("host", timing.waitNanos() + timing.checkNanos());
    if (!frame.result().timings().isEmpty()) {
      stages.add("outsideStages", timing.analyzeNanos() - inPlugin);
    }
  }

  synchronized void dropped(String reason, List<Problem> why) {
    drops.merge(reason, 1L, Long::sum);
    for (Problem problem : why) {
      note(problem);
    }
  }

  /** Remembers a problem for the summary; the first few say enough. */
  synchronized void note(Problem problem) {
    if (problems.size() < KEPT_PROBLEMS && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  void time(String stage, long nanos) {
    stages.add(stage, nanos);
  }

  synchronized long framesRead() {
    return read;
  }

  synchronized long framesAnalyzed() {
    return analyzed;
  }

  synchronized long framesDropped() {
    return drops.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The frames that could not be read, and never reached the host. */
  synchronized long framesUnreadable() {
    return drops.getOrDefault(UNREADABLE, 0L);
  }

  /** Frames that the analyzer broke on, or answered in a way the contract forbids. */
  synchronized long framesFailed() {
    return drops.entrySet().stream()
        .filter(entry -> FAILURES.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  synchronized double lastAgeMillis() {
    return lastAgeMillis;
  }

  /** The generation that the latest result is of; 0 before the first one. */
  synchronized long lastGeneration() {
    return lastGeneration;
  }

  synchronized List<Summary.AnalyzedBy> generations() {
    return List.copyOf(generations.values());
  }

  synchronized Summary.Frames frames() {
    return new Summary.Frames(read, analyzed, framesDropped(), new TreeMap<>(drops));
  }

  synchronized Summary.Detections detections() {
    Map<String, Integer> trackCounts = new TreeMap<>();
    tracks.forEach((label, ids) -> trackCounts.put(label, ids.size()));
    return new Summary.Detections(detections, new TreeMap<>(labels), trackCounts);
  }

  synchronized Map<String, Long> ruleEvents() {
    return new TreeMap<>(ruleEvents);
  }

  Map<String, DurationSummary> stages() {
    return stages.summaries();
  }

  Map<String, DurationSummary> age() {
    return age.summaries();
  }

  synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }
}
