package io.nunchi.tck.accuracy.internal.track;

import io.nunchi.tck.accuracy.Dataset;
import io.nunchi.tck.accuracy.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/** CLEAR MOT, IDF1 and HOTA of a sequence, under TrackEval's names. */
public final class TrackingEvaluation {

  private TrackingEvaluation() {}

  /** The figures of findings that are all tracked. */
  public static Map<String, Double> of(Dataset dataset, Findings findings) {
    TrackedSequence sequence = TrackedSequence.of(dataset, findings);
    Map<String, Double> figures = new LinkedHashMap<>();
    ClearEvaluation.addTo(figures, sequence);
    IdentityEvaluation.addTo(figures, sequence);
    HotaEvaluation.addTo(figures, sequence);
    return figures;
  }
}
