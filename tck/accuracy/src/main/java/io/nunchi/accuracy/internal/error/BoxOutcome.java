package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.internal.coco.AreaRange;
import java.util.Optional;

/**
 * The meaning of one box for the error rate: a hit, a miss or a false alarm. A higher threshold of
 * confidence removes hits and false alarms, and changes nothing else.
 *
 * @param frame the index of the frame in the dataset
 * @param label its label
 * @param size its size
 * @param truth the labelled box, or empty for a false alarm
 * @param found the detection that fits it, or the false alarm, or empty for a miss
 */
public record BoxOutcome(
    int frame, String label, AreaRange size, Optional<TruthBox> truth, Optional<FoundBox> found) {

  /** Tells if the detection is reported at a threshold of confidence. */
  public boolean isReported(double confidence) {
    return found.isPresent() && found.get().confidence() >= confidence;
  }

  /** The same without the detection: a miss, or nothing at all. */
  BoxOutcome unreported() {
    return new BoxOutcome(frame, label, size, truth, Optional.empty());
  }
}
