package io.nunchi.api.internal.shadow;

import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.spi.result.Detection;
import java.util.OptionalDouble;

/** Sums up one label, or all of them, over the frames. For one thread at a time. */
final class LabelTally {

  private final Confidences live = new Confidences();
  private final Confidences candidate = new Confidences();
  private long matched;
  private double iouSum;

  void add(MatchedPair pair) {
    addLive(pair.live());
    addCandidate(pair.candidate());
    matched++;
    iouSum += pair.iou();
  }

  void addLive(Detection detection) {
    live.add(detection.confidence());
  }

  void addCandidate(Detection detection) {
    candidate.add(detection.confidence());
  }

  LabelComparison comparison() {
    return new LabelComparison(
        live.count(),
        candidate.count(),
        matched,
        matched == 0 ? OptionalDouble.empty() : OptionalDouble.of(iouSum / matched),
        live.mean(),
        candidate.mean(),
        live.distance(candidate));
  }
}
