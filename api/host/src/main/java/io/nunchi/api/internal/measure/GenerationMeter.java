package io.nunchi.api.internal.measure;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts and times what one generation does for one stream; allocates nothing. Any thread. */
public final class GenerationMeter {

  private final EngineGeneration generation;
  private final StageMeter stages;
  private final AtomicLong analyzed = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();
  private final Map<DropReason, AtomicLong> drops = new EnumMap<>(DropReason.class);
  private final AtomicLongArray detections;
  private final RecentDurations age = new RecentDurations();
  private final RecentDurations analysis = new RecentDurations();

  /** A meter of a stream on a generation, whose engine has a meter of its own. */
  public GenerationMeter(EngineGeneration generation, StageMeter stages) {
    this.generation = generation;
    this.stages = stages;
    for (DropReason reason : DropReason.values()) {
      drops.put(reason, new AtomicLong());
    }
    this.detections = new AtomicLongArray(stages.labels().size());
  }

  /** Counts a drop. */
  public void dropped(DropReason reason) {
    Objects.requireNonNull(drops.get(reason)).incrementAndGet();
  }

  /** Counts an analyzer that took a broken one's place. */
  public void restarted() {
    restarts.incrementAndGet();
  }

  /** Counts and times a checked result; true if it has a label or a stage for the first time. */
  public boolean analyzed(FrameResult result, FrameTiming timing, long nowNanos) {
    boolean isNew = stages.add(result.timings(), nowNanos);
    List<Detection> found = result.detections();
    for (int i = 0; i < found.size(); i++) {
      isNew |= detections.getAndIncrement(stages.labelNumber(found.get(i).label())) == 0;
    }
    age.add(timing.ageNanos(), nowNanos);
    analysis.add(timing.analyzeNanos(), nowNanos);
    analyzed.incrementAndGet();
    return isNew;
  }

  /** The counts of this moment, with the number of offers to the generation. */
  GenerationMetrics metrics(long offered) {
    Map<DropReason, Long> dropsByReason = new EnumMap<>(DropReason.class);
    drops.forEach((reason, count) -> dropsByReason.put(reason, count.get()));
    Map<String, Long> detectionsByLabel = new TreeMap<>();
    for (int i = 0; i < detections.length(); i++) {
      if (detections.get(i) > 0) {
        detectionsByLabel.put(stages.labels().get(i), detections.get(i));
      }
    }
    return GenerationMetrics.builder()
        .generation(generation)
        .offered(offered)
        .analyzed(analyzed.get())
        .droppedByReason(dropsByReason)
        .analyzerRestarts(restarts.get())
        .detectionsByLabel(detectionsByLabel)
        .age(age.statistics())
        .analysis(analysis.statistics())
        .build();
  }
}
