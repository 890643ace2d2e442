package io.nunchi.accuracy.internal.coco;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The detections of one label over all frames, the most confident first, as COCOeval.accumulate of
 * pycocotools looks at them. Immutable; any thread.
 */
final class RankedDetections {

  /** The recalls at which precision is read: 0, 0.01 … 1. */
  static final int RECALL_POINTS = 101;

  private final int[] frames;
  private final boolean[][] right;
  private final boolean[][] wrong;
  private final int[] counted;

  /** Ranks what was found in frames; of each only the most confident count. */
  RankedDetections(List<BoxMatches> matches, int cap, int thresholds) {
    int[] starts = new int[matches.size() + 1];
    for (int f = 0; f < matches.size(); f++) {
      starts[f + 1] = starts[f] + Math.min(cap, matches.get(f).found().size());
    }
    int total = starts[matches.size()];
    int[] frameOf = new int[total];
    double[] confidence = new double[total];
    for (int f = 0; f < matches.size(); f++) {
      for (int i = starts[f]; i < starts[f + 1]; i++) {
        frameOf[i] = f;
        confidence[i] = matches.get(f).found().get(i - starts[f]).confidence();
      }
    }
    int[] order =
        IntStream.range(0, total)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> confidence[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    this.frames = Arrays.stream(order).map(i -> frameOf[i]).toArray();
    this.counted = matches.stream().mapToInt(BoxMatches::counted).toArray();
    this.right = new boolean[thresholds][total];
    this.wrong = new boolean[thresholds][total];
    for (int t = 0; t < thresholds; t++) {
      for (int rank = 0; rank < total; rank++) {
        BoxMatches match = matches.get(frames[rank]);
        int i = order[rank] - starts[frames[rank]];
        boolean matched = match.match(t, i) != BoxMatches.NONE;
        right[t][rank] = matched && !match.isIgnored(t, i);
        wrong[t][rank] = !matched && !match.isIgnored(t, i);
      }
    }
  }

  /** The number of boxes that must be found, when each frame counts as often as its weight says. */
  long counted(int[] weights) {
    long sum = 0;
    for (int f = 0; f < counted.length; f++) {
      sum += (long) counted[f] * weights[f];
    }
    return sum;
  }

  /** The recall of all detections together. */
  double recall(int threshold, int[] weights) {
    long found = 0;
    for (int rank = 0; rank < frames.length; rank++) {
      found += right[threshold][rank] ? weights[frames[rank]] : 0;
    }
    return (double) found / counted(weights);
  }

  /** The precision that is kept at least, at each of the recalls. */
  double[] precision(int threshold, int[] weights) {
    double total = counted(weights);
    double[] recalls = new double[frames.length];
    double hits = 0;
    for (int rank = 0; rank < frames.length; rank++) {
      hits += right[threshold][rank] ? weights[frames[rank]] : 0;
      recalls[rank] = hits / total;
    }
    return atRecallPoints(recalls, keptPrecisions(threshold, weights));
  }

  /** The area under the curve of precision by recall. */
  double area(int threshold, int[] weights) {
    double[] precisions = keptPrecisions(threshold, weights);
    double sum = 0;
    for (int rank = 0; rank < frames.length; rank++) {
      sum += right[threshold][rank] ? weights[frames[rank]] * precisions[rank] : 0;
    }
    return sum / counted(weights);
  }

  private double[] keptPrecisions(int threshold, int[] weights) {
    double[] precisions = new double[frames.length];
    double hits = 0;
    double alarms = 0;
    for (int rank = 0; rank < frames.length; rank++) {
      hits += right[threshold][rank] ? weights[frames[rank]] : 0;
      alarms += wrong[threshold][rank] ? weights[frames[rank]] : 0;
      precisions[rank] = hits / (alarms + hits + Math.ulp(1.0));
    }
    for (int rank = frames.length - 1; rank > 0; rank--) {
      precisions[rank - 1] = Math.max(precisions[rank - 1], precisions[rank]);
    }
    return precisions;
  }

  private static double[] atRecallPoints(double[] recalls, double[] precisions) {
    double[] values = new double[RECALL_POINTS];
    int rank = 0;
    for (int point = 0; point < RECALL_POINTS; point++) {
      double recall = point == RECALL_POINTS - 1 ? 1 : point * 0.01;
      while (rank < recalls.length && recalls[rank] < recall) {
        rank++;
      }
      values[point] = rank < recalls.length ? precisions[rank] : 0;
    }
    return values;
  }
}
