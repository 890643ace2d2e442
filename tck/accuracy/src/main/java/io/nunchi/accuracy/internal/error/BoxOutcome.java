package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.internal.coco.AreaRange;
import java.util.Optional;

/**
 * What one box means for the error rate: a labelled box, found or not, or a false alarm. An
 * analyzer that reports only what it is surer of loses hits and false alarms, and nothing else
 * changes.
 *
 * @param frame the frame's place in the dataset, from 0
 * @param label what it is
 * @param size how large it is
 * @param truth the labelled box, or empty for a false alarm
 * @param found what fits it, or the false alarm, or empty for a miss
 */
public record BoxOutcome(
    int frame, String label, AreaRange size, Optional<TruthBox> truth, Optional<FoundBox> found) {

  /** Whether the detection is reported when only detections this sure are. */
  public boolean isReported(double confidence) {
    return found.isPresent() && found.get().confidence() >= confidence;
  }

  /** Whether it is an error when only detections this sure are reported. */
  public boolean isError(double confidence) {
    return truth.isPresent() != isReported(confidence);
  }
}
