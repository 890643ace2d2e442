package io.nunchi.api.internal.shadow;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.AnalysisTime;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.api.shadow.ShadowFrames;
import io.nunchi.spi.result.Detection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums up what a candidate and one live generation make of the same frames. Any thread; the lock is
 * held for additions only, never while results are matched.
 */
public final class ShadowFigures {

  private final EngineGeneration live;
  private final ComparedLabels labels;
  private final LabelTally all = new LabelTally();
  private final SortedMap<String, LabelTally> byLabel = new TreeMap<>();
  private final Map<String, Long> liveLeftOut = new TreeMap<>();
  private final Map<String, Long> candidateLeftOut = new TreeMap<>();
  private final RecentTimes liveTimes = new RecentTimes();
  private final RecentTimes candidateTimes = new RecentTimes();
  private final Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
  private long seen;
  private long sampled;
  private long compared;
  private long withoutRoom;
  private boolean hasNewNames;

  /** Compares with a live generation. */
  ShadowFigures(EngineGeneration live, ComparedLabels labels) {
    this.live = live;
    this.labels = labels;
  }

  /** The names that are compared. */
  ComparedLabels labels() {
    return labels;
  }

  /** The live generation. */
  public EngineGeneration live() {
    return live;
  }

  /** Counts a frame that the live engine analyzed, and that is not meant for the candidate. */
  public synchronized void passedBy() {
    seen++;
  }

  /** Counts a frame that is meant for the candidate. */
  public synchronized void sampled() {
    seen++;
    sampled++;
  }

  /** Counts a sampled frame for which there is no room. */
  public synchronized void withoutRoom() {
    withoutRoom++;
  }

  /** Counts a sampled frame that the candidate has no result for. */
  public synchronized void dropped(DropReason reason) {
    drops.merge(reason, 1L, Long::sum);
  }

  /** Matches and counts the results of one frame. */
  public DetectionPairs compare(AnalyzedFrame liveFrame, AnalyzedFrame candidateFrame) {
    DetectionPairs match =
        DetectionPairs.of(
            liveFrame.result().detections(), candidateFrame.result().detections(), labels);
    add(match, liveFrame.timing().analyzeNanos(), candidateFrame.timing().analyzeNanos());
    return match;
  }

  private synchronized void add(DetectionPairs match, long liveNanos, long candidateNanos) {
    compared++;
    liveTimes.add(liveNanos);
    candidateTimes.add(candidateNanos);
    for (MatchedPair pair : match.pairs()) {
      all.add(pair);
      tally(pair.live()).add(pair);
    }
    for (Detection detection : match.liveOnly()) {
      all.addLive(detection);
      tally(detection).addLive(detection);
    }
    for (Detection detection : match.candidateOnly()) {
      all.addCandidate(detection);
      tally(detection).addCandidate(detection);
    }
    count(match.liveLeftOut(), liveLeftOut);
    count(match.candidateLeftOut(), candidateLeftOut);
  }

  private LabelTally tally(Detection detection) {
    String name = Objects.requireNonNull(labels.nameOf(detection.label()), "compared label");
    return byLabel.computeIfAbsent(
        name,
        unseen -> {
          hasNewNames = true;
          return new LabelTally();
        });
  }

  /** True if a name was found that was not there when this was asked before. */
  synchronized boolean takeNewNames() {
    boolean found = hasNewNames;
    hasNewNames = false;
    return found;
  }

  private static void count(List<Detection> detections, Map<String, Long> counts) {
    for (Detection detection : detections) {
      counts.merge(detection.label(), 1L, Long::sum);
    }
  }

  /** The figures of one moment. */
  public Snapshot snapshot(long analyzerRestarts) {
    ShadowFrames frames;
    LabelComparison together;
    SortedMap<String, LabelComparison> comparisons = new TreeMap<>();
    Map<String, Long> onlyLive;
    Map<String, Long> onlyCandidate;
    long[] liveNanos;
    long[] candidateNanos;
    synchronized (this) {
      long dropped = withoutRoom + drops.values().stream().mapToLong(Long::longValue).sum();
      long inFlight = sampled - compared - dropped;
      frames =
          new ShadowFrames(seen, sampled, compared, drops, withoutRoom, inFlight, analyzerRestarts);
      together = all.comparison();
      byLabel.forEach((label, tally) -> comparisons.put(label, tally.comparison()));
      onlyLive = new TreeMap<>(liveLeftOut);
      onlyCandidate = new TreeMap<>(candidateLeftOut);
      liveNanos = liveTimes.copy();
      candidateNanos = candidateTimes.copy();
    }
    return new Snapshot( // sorting takes its time, and a live stream may be about to count a frame
        frames,
        together,
        comparisons,
        onlyLive,
        onlyCandidate,
        RecentTimes.time(liveNanos),
        RecentTimes.time(candidateNanos));
  }

  /** The measured part of a report. */
  public record Snapshot(
      ShadowFrames frames,
      LabelComparison all,
      SortedMap<String, LabelComparison> byLabel,
      Map<String, Long> liveLeftOut,
      Map<String, Long> candidateLeftOut,
      Optional<AnalysisTime> liveTime,
      Optional<AnalysisTime> candidateTime) {}
}
