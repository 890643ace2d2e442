package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

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
  private final double[] hits;
  private final double[] misses;
  private final double[] alarms;
  private final double[] switches;
  private final double[] overlapSum;

  private ClearEvaluation(TrackedSequence sequence) {
    this.sequence = sequence;
    this.lastTrack = new int[sequence.truthTracks()];
    this.trackInFrameBefore = new int[sequence.truthTracks()];
    this.matchedFrames = new double[sequence.truthTracks()];
    this.presentFrames = new double[sequence.truthTracks()];
    this.pieces = new double[sequence.truthTracks()];
    this.hits = new double[sequence.frames().size()];
    this.misses = hits.clone();
    this.alarms = hits.clone();
    this.switches = hits.clone();
    this.overlapSum = hits.clone();
    Arrays.fill(lastTrack, NOBODY);
    Arrays.fill(trackInFrameBefore, NOBODY);
  }

  /** Follows all tracks. */
  static ClearEvaluation of(TrackedSequence sequence) {
    ClearEvaluation evaluation = new ClearEvaluation(sequence);
    for (int f = 0; f < sequence.frames().size(); f++) {
      evaluation.add(sequence.frames().get(f), f);
    }
    return evaluation;
  }

  private void add(TrackedFrame frame, int f) {
    for (int id : frame.truthIds()) {
      presentFrames[id]++;
    }
    if (frame.truthIds().length == 0 || frame.foundIds().length == 0) {
      misses[f] = frame.truthIds().length;
      alarms[f] = frame.foundIds().length;
      return; // as in TrackEval, a frame without pairs breaks no track
    }
    int[] pairs = Assignment.best(gains(frame));
    int[] trackNow = new int[lastTrack.length];
    Arrays.fill(trackNow, NOBODY);
    for (int row = 0; row < pairs.length; row++) {
      int column = pairs[row];
      if (column >= 0 && frame.overlaps()[row][column] >= LEAST_OVERLAP) {
        hits[f]++;
        overlapSum[f] += frame.overlaps()[row][column];
        switches[f] += follow(frame.truthIds()[row], frame.foundIds()[column], trackNow) ? 1 : 0;
      }
    }
    System.arraycopy(trackNow, 0, trackInFrameBefore, 0, trackNow.length);
    misses[f] = frame.truthIds().length - hits[f];
    alarms[f] = frame.foundIds().length - hits[f];
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

  /** Whether the true track belonged to another found track before. */
  private boolean follow(int truth, int found, int[] trackNow) {
    boolean switched = lastTrack[truth] != NOBODY && lastTrack[truth] != found;
    if (trackInFrameBefore[truth] == NOBODY) {
      pieces[truth]++;
    }
    matchedFrames[truth]++;
    lastTrack[truth] = found;
    trackNow[truth] = found;
    return switched;
  }

  /** The figures that are ratios of sums over frames, in every draw. */
  Map<String, DrawnFigure> draw(BlockBootstrap bootstrap) {
    double[] labelled = byFrame(f -> hits[f] + misses[f]);
    double[] right = byFrame(f -> hits[f] - alarms[f] - switches[f]);
    double[] twiceHits = byFrame(f -> 2 * hits[f]);
    Map<String, DrawnFigure> drawn = new LinkedHashMap<>();
    drawn.put("MOTA", DrawnFigure.ofRatio(bootstrap, right, labelled));
    drawn.put("MOTP", DrawnFigure.ofRatio(bootstrap, overlapSum, hits));
    drawn.put("CLR_Re", DrawnFigure.ofRatio(bootstrap, hits, labelled));
    drawn.put("CLR_Pr", DrawnFigure.ofRatio(bootstrap, hits, byFrame(f -> hits[f] + alarms[f])));
    drawn.put(
        "CLR_F1",
        DrawnFigure.ofRatio(
            bootstrap, twiceHits, byFrame(f -> 2 * hits[f] + misses[f] + alarms[f])));
    return drawn;
  }

  private double[] byFrame(IntToDoubleFunction value) {
    double[] values = new double[hits.length];
    Arrays.setAll(values, value);
    return values;
  }

  /** Adds the figures under TrackEval's names. */
  void addTo(Map<String, Double> figures) {
    figures.putAll(figures(sum(hits), sum(misses), sum(alarms), sum(switches), sum(overlapSum)));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private Map<String, Double> figures(
      double allHits, double allMisses, double allAlarms, double allSwitches, double allOverlap) {
    double mostly = tracksAbove(MOSTLY_TRACKED, false);
    double partly = tracksAbove(PARTLY_TRACKED, true) - mostly;
    double lost = sequence.truthTracks() - mostly - partly;
    double tracks = Math.max(1, sequence.truthTracks());
    double labelled = Math.max(1, allHits + allMisses);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("MOTA", (allHits - allAlarms - allSwitches) / labelled);
    figures.put("MOTP", allOverlap / Math.max(1, allHits));
    figures.put("MODA", (allHits - allAlarms) / labelled);
    figures.put("CLR_Re", allHits / labelled);
    figures.put("CLR_Pr", allHits / Math.max(1, allHits + allAlarms));
    figures.put("MTR", mostly / tracks);
    figures.put("PTR", partly / tracks);
    figures.put("MLR", lost / tracks);
    figures.put("sMOTA", (allOverlap - allAlarms - allSwitches) / labelled);
    figures.put("CLR_F1", allHits / Math.max(1, allHits + 0.5 * allMisses + 0.5 * allAlarms));
    figures.put("FP_per_frame", allAlarms / Math.max(1, sequence.frames().size()));
    double logSwitches = allSwitches > 0 ? StrictMath.log10(allSwitches) : 0;
    figures.put("MOTAL", (allHits - allAlarms - logSwitches) / labelled);
    figures.put("MOTP_sum", allOverlap);
    figures.put("CLR_TP", allHits);
    figures.put("CLR_FN", allMisses);
    figures.put("CLR_FP", allAlarms);
    figures.put("IDSW", allSwitches);
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
