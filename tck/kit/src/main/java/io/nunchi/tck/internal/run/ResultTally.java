package io.nunchi.tck.internal.run;

import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the results of a subject carry. Any thread. */
public final class ResultTally {

  public static final String DETECTIONS = "DETECTIONS";
  public static final String ATTRIBUTES = "ATTRIBUTES";
  public static final String RULE_EVENTS = "RULE_EVENTS";
  public static final String TRACKS = "TRACKS";
  public static final String KEYPOINTS = "KEYPOINTS";
  public static final String MASKS = "MASKS";
  public static final String EMBEDDINGS = "EMBEDDINGS";

  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void add(FrameResult result) {
    count(DETECTIONS, result.detections().size());
    count(RULE_EVENTS, result.ruleEvents().size());
    for (Detection detection : result.detections()) {
      count(ATTRIBUTES, detection.attributes().size());
      count(KEYPOINTS, detection.keypoints().size());
      count(TRACKS, detection.trackId().isPresent() ? 1 : 0);
      count(MASKS, detection.mask().isPresent() ? 1 : 0);
      count(EMBEDDINGS, detection.embedding().isPresent() ? 1 : 0);
    }
  }

  private void count(String name, int more) {
    counts.merge(name, (long) more, Long::sum);
  }

  /** The number of times that results carried something. */
  public synchronized long of(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
