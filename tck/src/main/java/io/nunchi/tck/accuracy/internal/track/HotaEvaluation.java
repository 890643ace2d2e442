package io.nunchi.tck.accuracy.internal.track;

import java.util.Arrays;
import java.util.Map;

/**
 * HOTA and its parts (Luiten et al. 2021) as TrackEval computes them: means over 19 thresholds of
 * IoU, 0.05 to 0.95. For one thread.
 */
final class HotaEvaluation {

  private static final int THRESHOLDS = 19;
  private static final double STEP = 0.05;
  private static final double TINY = Math.ulp(1.0);

  private final TrackedSequence sequence;
  private final double[] framesOfTruth;
  private final double[] framesOfFound;
  private final double[][][] matches;
  private final double[] hits = new double[THRESHOLDS];
  private final double[] overlapSums = new double[THRESHOLDS];

  private HotaEvaluation(TrackedSequence sequence) {
    this.sequence = sequence;
    this.framesOfTruth = sequence.framesOfTruth();
    this.framesOfFound = sequence.framesOfFound();
    this.matches = new double[THRESHOLDS][sequence.truthTracks()][sequence.foundTracks()];
  }

  /** Adds the figures under TrackEval's names. */
  static void addTo(Map<String, Double> figures, TrackedSequence sequence) {
    HotaEvaluation evaluation = new HotaEvaluation(sequence);
    double[][] alignment = evaluation.alignment();
    sequence.frames().forEach(frame -> evaluation.match(frame, alignment));
    evaluation.addFigures(figures);
  }

  /** How much of their frames two tracks have in common, before they are paired. */
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
    for (int truth = 0; truth < common.length; truth++) {
      for (int found = 0; found < common[truth].length; found++) {
        common[truth][found] /= framesOfTruth[truth] + framesOfFound[found] - common[truth][found];
      }
    }
    return common;
  }

  private void match(TrackedFrame frame, double[][] alignment) {
    double[][] gains = new double[frame.truthIds().length][frame.foundIds().length];
    for (int row = 0; row < gains.length; row++) {
      for (int column = 0; column < gains[row].length; column++) {
        gains[row][column] =
            alignment[frame.truthIds()[row]][frame.foundIds()[column]]
                * frame.overlaps()[row][column];
      }
    }
    int[] pairs = Assignment.best(gains);
    for (int row = 0; row < pairs.length; row++) {
      if (pairs[row] >= 0) {
        double overlap = frame.overlaps()[row][pairs[row]];
        for (int t = 0; t < THRESHOLDS; t++) {
          if (overlap >= STEP + t * STEP - TINY) {
            hits[t]++;
            overlapSums[t] += overlap;
            matches[t][frame.truthIds()[row]][frame.foundIds()[pairs[row]]]++;
          }
        }
      }
    }
  }

  private void addFigures(Map<String, Double> figures) {
    double truthBoxes = sequence.truthBoxes();
    double foundBoxes = sequence.foundBoxes();
    double[] means = new double[8];
    for (int t = 0; t < THRESHOLDS; t++) {
      double detection = hits[t] / Math.max(1, truthBoxes + foundBoxes - hits[t]);
      double[] association = association(t);
      means[0] += Math.sqrt(detection * association[0]);
      means[1] += detection;
      means[2] += association[0];
      means[3] += hits[t] / Math.max(1, truthBoxes);
      means[4] += hits[t] / Math.max(1, foundBoxes);
      means[5] += association[1];
      means[6] += association[2];
      means[7] += Math.max(1e-10, overlapSums[t]) / Math.max(1e-10, hits[t]);
    }
    String[] names = {"HOTA", "DetA", "AssA", "DetRe", "DetPr", "AssRe", "AssPr", "LocA"};
    for (int i = 0; i < names.length; i++) {
      figures.put(names[i], means[i] / THRESHOLDS);
    }
  }

  /** AssA, AssRe and AssPr at a threshold. */
  private double[] association(int threshold) {
    double accuracy = 0;
    double recall = 0;
    double precision = 0;
    for (int truth = 0; truth < framesOfTruth.length; truth++) {
      for (int found = 0; found < framesOfFound.length; found++) {
        double common = matches[threshold][truth][found];
        accuracy +=
            common * common / Math.max(1, framesOfTruth[truth] + framesOfFound[found] - common);
        recall += common * common / Math.max(1, framesOfTruth[truth]);
        precision += common * common / Math.max(1, framesOfFound[found]);
      }
    }
    double all = Math.max(1, hits[threshold]);
    return new double[] {accuracy / all, recall / all, precision / all};
  }
}
