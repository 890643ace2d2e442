package io.nunchi.tck.accuracy.internal.track;

import java.util.Map;

/**
 * IDF1 and its parts (Ristani et al. 2016) as TrackEval computes them at IoU 0.5: each true track
 * belongs to one found track, so that the most boxes fit.
 */
final class IdentityEvaluation {

  private static final double LEAST_OVERLAP = 0.5;

  private IdentityEvaluation() {}

  /** Adds the figures under TrackEval's names. */
  static void addTo(Map<String, Double> figures, TrackedSequence sequence) {
    double[][] common = new double[sequence.truthTracks()][sequence.foundTracks()];
    for (TrackedFrame frame : sequence.frames()) {
      for (int row = 0; row < frame.truthIds().length; row++) {
        for (int column = 0; column < frame.foundIds().length; column++) {
          if (frame.overlaps()[row][column] >= LEAST_OVERLAP) {
            common[frame.truthIds()[row]][frame.foundIds()[column]]++;
          }
        }
      }
    }
    int[] pairs = Assignment.best(common);
    double hits = 0;
    for (int truth = 0; truth < pairs.length; truth++) {
      hits += pairs[truth] >= 0 ? common[truth][pairs[truth]] : 0;
    }
    double misses = sequence.truthBoxes() - hits;
    double alarms = sequence.foundBoxes() - hits;
    figures.put("IDF1", hits / Math.max(1, hits + 0.5 * alarms + 0.5 * misses));
    figures.put("IDR", hits / Math.max(1, hits + misses));
    figures.put("IDP", hits / Math.max(1, hits + alarms));
    figures.put("IDTP", hits);
    figures.put("IDFN", misses);
    figures.put("IDFP", alarms);
  }
}
