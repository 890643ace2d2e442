package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.figure.Figure;
import java.util.List;
import java.util.Map;

/**
 * IDF1 and its parts (Ristani et al. 2016) as TrackEval computes them at IoU 0.5: each true track
 * belongs to one found track, so that the most boxes fit. Immutable; any thread.
 */
final class IdentityEvaluation {

  /** The figures that have an interval. */
  static final List<Figure> WITH_INTERVAL = List.of(Figure.IDF1, Figure.IDR, Figure.IDP);

  private static final double LEAST_OVERLAP = 0.5;

  private final TrackedSequence sequence;
  private final int[] once;

  private IdentityEvaluation(TrackedSequence sequence) {
    this.sequence = sequence;
    this.once = sequence.once();
  }

  static IdentityEvaluation of(TrackedSequence sequence) {
    return new IdentityEvaluation(sequence);
  }

  /** Adds the figures. */
  void addTo(Map<Figure, Double> figures) {
    double hits = hits(once);
    double misses = sequence.truthBoxes(once) - hits;
    double alarms = sequence.foundBoxes(once) - hits;
    double[] ratios = weighted(once);
    for (int i = 0; i < ratios.length; i++) {
      figures.put(WITH_INTERVAL.get(i), ratios[i]);
    }
    figures.put(Figure.IDTP, hits);
    figures.put(Figure.IDFN, misses);
    figures.put(Figure.IDFP, alarms);
  }

  /** The ratios when each frame counts as often as its weight says; tracks are paired anew. */
  double[] weighted(int[] weights) {
    double hits = hits(weights);
    double labelled = sequence.truthBoxes(weights);
    double found = sequence.foundBoxes(weights);
    return new double[] {
      hits / Math.max(1, 0.5 * (labelled + found)),
      hits / Math.max(1, labelled),
      hits / Math.max(1, found)
    };
  }

  private double hits(int[] weights) {
    double[][] common = new double[sequence.truthTracks()][sequence.foundTracks()];
    for (int f = 0; f < weights.length; f++) {
      if (weights[f] > 0) {
        addCommon(common, sequence.frames().get(f), weights[f]);
      }
    }
    int[] pairs = Assignment.best(common);
    double hits = 0;
    for (int truth = 0; truth < pairs.length; truth++) {
      hits += pairs[truth] >= 0 ? common[truth][pairs[truth]] : 0;
    }
    return hits;
  }

  private static void addCommon(double[][] common, TrackedFrame frame, int weight) {
    for (int row = 0; row < frame.truthIds().length; row++) {
      for (int column = 0; column < frame.foundIds().length; column++) {
        if (frame.overlaps()[row][column] >= LEAST_OVERLAP) {
          common[frame.truthIds()[row]][frame.foundIds()[column]] += weight;
        }
      }
    }
  }
}
