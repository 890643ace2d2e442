package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * HOTA and its parts (Luiten et al. 2021) as TrackEval computes them: means over 19 thresholds of
 * IoU, 0.05 to 0.95. Immutable; any thread.
 */
final class HotaEvaluation {

  private static final int THRESHOLDS = 19;
  private static final double STEP = 0.05;
  private static final double TINY = Math.ulp(1.0);

  /** The figures; all of them have an interval. */
  static final List<Figure> WITH_INTERVAL =
      List.of(
          Figure.HOTA,
          Figure.DET_A,
          Figure.ASS_A,
          Figure.DET_RE,
          Figure.DET_PR,
          Figure.ASS_RE,
          Figure.ASS_PR,
          Figure.LOC_A);

  /** A true and a found track that fit each other in a frame, at the lowest thresholds. */
  private record Pair(int truth, int found, int thresholds, double overlap) {}

  private final TrackedSequence sequence;
  private final List<List<Pair>> pairsOfFrames = new ArrayList<>();

  private HotaEvaluation(TrackedSequence sequence) {
    this.sequence = sequence;
  }

  /** Pairs the boxes of every frame. */
  static HotaEvaluation of(TrackedSequence sequence) {
    HotaEvaluation evaluation = new HotaEvaluation(sequence);
    double[][] alignment = evaluation.alignment();
    for (TrackedFrame frame : sequence.frames()) {
      evaluation.pairsOfFrames.add(pairs(frame, alignment));
    }
    return evaluation;
  }

  /** Adds the figures. */
  void addTo(Map<Figure, Double> figures) {
    double[] values = weighted(sequence.once());
    for (int i = 0; i < values.length; i++) {
      figures.put(WITH_INTERVAL.get(i), values[i]);
    }
  }

  /** The share of frames that two tracks have in common, before they are paired. */
  private double[][] alignment() {
    double[][] common = new double[sequence.truthTracks()][sequence.foundTracks()];
    for (TrackedFrame frame : sequence.frames()) {
      double[][] overlaps = frame.overlaps();
      double[] columnSums = new double[frame.foundIds().length];
      for (double[] row : overlaps) {
        for (int column = 0; column < row.length; column++) {
          columnSums[column] += row[column];
        }
      }
      for (int row = 0; row < overlaps.length; row++) {
        double rowSum = Arrays.stream(overlaps[row]).sum();
        for (int column = 0; column < columnSums.length; column++) {
          double union = columnSums[column] + rowSum - overlaps[row][column];
          if (union > TINY) {
            common[frame.truthIds()[row]][frame.foundIds()[column]] +=
                overlaps[row][column] / union;
          }
        }
      }
    }
    double[] framesOfTruth = sequence.framesOfTruth(sequence.once());
    double[] framesOfFound = sequence.framesOfFound(sequence.once());
    for (int truth = 0; truth < common.length; truth++) {
      for (int found = 0; found < common[truth].length; found++) {
        common[truth][found] /= framesOfTruth[truth] + framesOfFound[found] - common[truth][found];
      }
    }
    return common;
  }

  private static List<Pair> pairs(TrackedFrame frame, double[][] alignment) {
    double[][] gains = new double[frame.truthIds().length][frame.foundIds().length];
    for (int row = 0; row < gains.length; row++) {
      for (int column = 0; column < gains[row].length; column++) {
        gains[row][column] =
            alignment[frame.truthIds()[row]][frame.foundIds()[column]]
                * frame.overlaps()[row][column];
      }
    }
    int[] columns = Assignment.best(gains);
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < columns.length; row++) {
      if (columns[row] >= 0) {
        double overlap = frame.overlaps()[row][columns[row]];
        int thresholds = 0;
        while (thresholds < THRESHOLDS && overlap >= STEP + thresholds * STEP - TINY) {
          thresholds++;
        }
        if (thresholds > 0) {
          pairs.add(
              new Pair(frame.truthIds()[row], frame.foundIds()[columns[row]], thresholds, overlap));
        }
      }
    }
    return pairs;
  }

  /**
   * The figures when each frame counts as often as its weight says. Within frames, boxes stay
   * paired as they are in the whole sequence.
   */
  double[] weighted(int[] weights) {
    double[] framesOfTruth = sequence.framesOfTruth(weights);
    double[] framesOfFound = sequence.framesOfFound(weights);
    double truthBoxes = Arrays.stream(framesOfTruth).sum();
    double foundBoxes = Arrays.stream(framesOfFound).sum();
    double[] hits = new double[THRESHOLDS];
    double[] overlapSums = new double[THRESHOLDS];
    double[][] matches = new double[framesOfTruth.length][framesOfFound.length];
    double[] means = new double[WITH_INTERVAL.size()];
    // From the highest threshold down, each has the pairs of the one before and some more.
    for (int t = THRESHOLDS - 1; t >= 0; t--) {
      addPairs(t, weights, matches, hits, overlapSums);
      double detection = hits[t] / Math.max(1, truthBoxes + foundBoxes - hits[t]);
      double[] association = association(matches, framesOfTruth, framesOfFound, hits[t]);
      means[0] += Math.sqrt(detection * association[0]);
      means[1] += detection;
      means[2] += association[0];
      means[3] += hits[t] / Math.max(1, truthBoxes);
      means[4] += hits[t] / Math.max(1, foundBoxes);
      means[5] += association[1];
      means[6] += association[2];
      means[7] += Math.max(1e-10, overlapSums[t]) / Math.max(1e-10, hits[t]);
    }
    Arrays.setAll(means, i -> means[i] / THRESHOLDS);
    return means;
  }

  private void addPairs(
      int threshold, int[] weights, double[][] matches, double[] hits, double[] overlapSums) {
    if (threshold + 1 < THRESHOLDS) {
      hits[threshold] = hits[threshold + 1];
      overlapSums[threshold] = overlapSums[threshold + 1];
    }
    for (int f = 0; f < weights.length; f++) {
      if (weights[f] == 0) {
        continue;
      }
      for (Pair pair : pairsOfFrames.get(f)) {
        if (pair.thresholds() == threshold + 1) {
          hits[threshold] += weights[f];
          overlapSums[threshold] += weights[f] * pair.overlap();
          matches[pair.truth()][pair.found()] += weights[f];
        }
      }
    }
  }

  /** AssA, AssRe and AssPr. */
  private static double[] association(
      double[][] matches, double[] framesOfTruth, double[] framesOfFound, double hits) {
    double accuracy = 0;
    double recall = 0;
    double precision = 0;
    for (int truth = 0; truth < framesOfTruth.length; truth++) {
      for (int found = 0; found < framesOfFound.length; found++) {
        double common = matches[truth][found];
        if (common > 0) {
          accuracy +=
              common * common / Math.max(1, framesOfTruth[truth] + framesOfFound[found] - common);
          recall += common * common / Math.max(1, framesOfTruth[truth]);
          precision += common * common / Math.max(1, framesOfFound[found]);
        }
      }
    }
    double all = Math.max(1, hits);
    return new double[] {accuracy / all, recall / all, precision / all};
  }
}
