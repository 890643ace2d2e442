package io.nunchi.tck.accuracy.internal.track;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The CLEAR figures (Bernardin and Stiefelhagen 2008) as TrackEval computes them at IoU 0.5. For
 * one thread.
 */
final class ClearEvaluation {

  private static final double LEAST_OVERLAP = 0.5 - Math.ulp(1.0);
  private static final double CONTINUES = 1000;
  private static final int NOBODY = -1;
  private static final double MOSTLY_TRACKED = 0.8;
  private static final double PARTLY_TRACKED = 0.2;

  private final TrackedSequence sequence;
  private final int[] lastTrack;
  private final int[] trackInFrameBefore;
  private final double[] matchedFrames;
  private final double[] presentFrames;
  private final double[] pieces;
  private long hits;
  private long misses;
  private long alarms;
  private long switches;
  private double overlapSum;

  private ClearEvaluation(TrackedSequence sequence) {
    this.sequence = sequence;
    this.lastTrack = new int[sequence.truthTracks()];
    this.trackInFrameBefore = new int[sequence.truthTracks()];
    this.matchedFrames = new double[sequence.truthTracks()];
    this.presentFrames = new double[sequence.truthTracks()];
    this.pieces = new double[sequence.truthTracks()];
    Arrays.fill(lastTrack, NOBODY);
    Arrays.fill(trackInFrameBefore, NOBODY);
  }

  /** Adds the figures under TrackEval's names. */
  static void addTo(Map<String, Double> figures, TrackedSequence sequence) {
    ClearEvaluation evaluation = new ClearEvaluation(sequence);
    sequence.frames().forEach(evaluation::add);
    figures.putAll(evaluation.figures());
  }

  private void add(TrackedFrame frame) {
    for (int id : frame.truthIds()) {
      presentFrames[id]++;
    }
    if (frame.truthIds().length == 0 || frame.foundIds().length == 0) {
      misses += frame.truthIds().length;
      alarms += frame.foundIds().length;
      return; // as in TrackEval, a frame without pairs breaks no track
    }
    int[] pairs = Assignment.best(gains(frame));
    int[] trackNow = new int[lastTrack.length];
    Arrays.fill(trackNow, NOBODY);
    long matched = 0;
    for (int row = 0; row < pairs.length; row++) {
      int column = pairs[row];
      if (column >= 0 && frame.overlaps()[row][column] >= LEAST_OVERLAP) {
        matched++;
        overlapSum += frame.overlaps()[row][column];
        follow(frame.truthIds()[row], frame.foundIds()[column], trackNow);
      }
    }
    System.arraycopy(trackNow, 0, trackInFrameBefore, 0, trackNow.length);
    hits += matched;
    misses += frame.truthIds().length - matched;
    alarms += frame.foundIds().length - matched;
  }

  private double[][] gains(TrackedFrame frame) {
    double[][] gains = new double[frame.truthIds().length][frame.foundIds().length];
    for (int row = 0; row < gains.length; row++) {
      int before = trackInFrameBefore[frame.truthIds()[row]];
      for (int column = 0; column < gains[row].length; column++) {
        double overlap = frame.overlaps()[row][column];
        if (overlap >= LEAST_OVERLAP) {
          gains[row][column] = overlap + (before == frame.foundIds()[column] ? CONTINUES : 0);
        }
      }
    }
    return gains;
  }

  private void follow(int truth, int found, int[] trackNow) {
    if (lastTrack[truth] != NOBODY && lastTrack[truth] != found) {
      switches++;
    }
    if (trackInFrameBefore[truth] == NOBODY) {
      pieces[truth]++;
    }
    matchedFrames[truth]++;
    lastTrack[truth] = found;
    trackNow[truth] = found;
  }

  private Map<String, Double> figures() {
    double mostly = tracksAbove(MOSTLY_TRACKED, false);
    double partly = tracksAbove(PARTLY_TRACKED, true) - mostly;
    double lost = sequence.truthTracks() - mostly - partly;
    double tracks = Math.max(1, sequence.truthTracks());
    double labelled = Math.max(1, hits + misses);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("MOTA", (hits - alarms - switches) / labelled);
    figures.put("MOTP", overlapSum / Math.max(1, hits));
    figures.put("MODA", (hits - alarms) / labelled);
    figures.put("CLR_Re", hits / labelled);
    figures.put("CLR_Pr", hits / (double) Math.max(1, hits + alarms));
    figures.put("MTR", mostly / tracks);
    figures.put("PTR", partly / tracks);
    figures.put("MLR", lost / tracks);
    figures.put("sMOTA", (overlapSum - alarms - switches) / labelled);
    figures.put("CLR_F1", hits / Math.max(1, hits + 0.5 * misses + 0.5 * alarms));
    figures.put("FP_per_frame", alarms / (double) Math.max(1, sequence.frames().size()));
    double logSwitches = switches > 0 ? StrictMath.log10((double) switches) : 0;
    figures.put("MOTAL", (hits - alarms - logSwitches) / labelled);
    figures.put("MOTP_sum", overlapSum);
    figures.put("CLR_TP", (double) hits);
    figures.put("CLR_FN", (double) misses);
    figures.put("CLR_FP", (double) alarms);
    figures.put("IDSW", (double) switches);
    figures.put("MT", mostly);
    figures.put("PT", partly);
    figures.put("ML", lost);
    figures.put("Frag", Arrays.stream(pieces).filter(p -> p > 0).map(p -> p - 1).sum());
    figures.put("CLR_Frames", (double) sequence.frames().size());
    return figures;
  }

  private double tracksAbove(double part, boolean orEqual) {
    double tracks = 0;
    for (int id = 0; id < matchedFrames.length; id++) {
      double tracked = matchedFrames[id] / presentFrames[id];
      tracks += tracked > part || (orEqual && tracked == part) ? 1 : 0;
    }
    return tracks;
  }
}
