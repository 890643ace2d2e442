package io.nunchi.tck.internal.run;

import io.nunchi.spi.Capability;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Counts how often a subject makes use of its capabilities. Any thread. */
public final class ResultTally {

  private final Map<Capability, Long> counts = new EnumMap<>(Capability.class);

  synchronized void add(FrameResult result) {
    count(Capability.DETECTIONS, result.detections().size());
    count(Capability.FRAME_ATTRIBUTES, result.attributes().size());
    count(Capability.RULE_EVENTS, result.ruleEvents().size());
    for (Detection detection : result.detections()) {
      count(Capability.TRACKS, detection.trackId().isPresent() ? 1 : 0);
      count(Capability.ATTRIBUTES, detection.attributes().size());
      count(Capability.KEYPOINTS, detection.keypoints().size());
      count(Capability.MASKS, detection.mask().isPresent() ? 1 : 0);
      count(Capability.EMBEDDINGS, detection.embedding().isPresent() ? 1 : 0);
    }
  }

  /** Counts one use of a capability that no result shows. */
  synchronized void addOne(Capability capability) {
    count(capability, 1);
  }

  private void count(Capability capability, int more) {
    if (more > 0) {
      counts.merge(capability, (long) more, Long::sum);
    }
  }

  /** The capabilities that a result makes use of. */
  public static Set<Capability> usedBy(FrameResult result) {
    ResultTally tally = new ResultTally();
    tally.add(result);
    Set<Capability> used = EnumSet.noneOf(Capability.class);
    used.addAll(tally.counts.keySet());
    return used;
  }

  /** The number of times that results made use of a capability. */
  synchronized long of(Capability capability) {
    return counts.getOrDefault(capability, 0L);
  }
}
