package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.internal.chance.Influence;
import java.util.Arrays;
import java.util.EnumMap;
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

  /** Follows a true track; returns true if it belonged to another found track before. */
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

  /**
   * The influence of frames on those figures that are ratios of sums over them.
   *
   * @param speaking the number of frames in which anything is there or found
   */
  Map<Figure, Influence> influences(int speaking) {
    double[] labelled = byFrame(f -> hits[f] + misses[f]);
    Map<Figure, Influence> influences = new EnumMap<>(Figure.class);
    Map<Figure, double[][]> ratios = new EnumMap<>(Figure.class);
    ratios.put(
        Figure.MOTA, new double[][] {byFrame(f -> hits[f] - alarms[f] - switches[f]), labelled});
    ratios.put(Figure.MOTP, new double[][] {overlapSum, hits});
    ratios.put(Figure.CLR_RE, new double[][] {hits, labelled});
    ratios.put(Figure.CLR_PR, new double[][] {hits, byFrame(f -> hits[f] + alarms[f])});
    ratios.put(
        Figure.CLR_F1,
        new double[][] {
          byFrame(f -> 2 * hits[f]), byFrame(f -> 2 * hits[f] + misses[f] + alarms[f])
        });
    ratios.forEach(
        (figure, ratio) ->
            Influence.ofRatio(figure, ratio[0], ratio[1], speaking)
                .ifPresent(influence -> influences.put(figure, influence)));
    return influences;
  }

  private double[] byFrame(IntToDoubleFunction value) {
    double[] values = new double[hits.length];
    Arrays.setAll(values, value);
    return values;
  }

  /** Adds the figures. */
  void addTo(Map<Figure, Double> figures) {
    figures.putAll(figures(sum(hits), sum(misses), sum(alarms), sum(switches), sum(overlapSum)));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private Map<Figure, Double> figures(
      double allHits, double allMisses, double allAlarms, double allSwitches, double allOverlap) {
    double mostly = tracksAbove(MOSTLY_TRACKED, false);
    double partly = tracksAbove(PARTLY_TRACKED, true) - mostly;
    double lost = sequence.truthTracks() - mostly - partly;
    double tracks = Math.max(1, sequence.truthTracks());
    double labelled = Math.max(1, allHits + allMisses);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.MOTA, (allHits - allAlarms - allSwitches) / labelled);
    figures.put(Figure.MOTP, allOverlap / Math.max(1, allHits));
    figures.put(Figure.MODA, (allHits - allAlarms) / labelled);
    figures.put(Figure.CLR_RE, allHits / labelled);
    figures.put(Figure.CLR_PR, allHits / Math.max(1, allHits + allAlarms));
    figures.put(Figure.MTR, mostly / tracks);
    figures.put(Figure.PTR, partly / tracks);
    figures.put(Figure.MLR, lost / tracks);
    figures.put(Figure.SMOTA, (allOverlap - allAlarms - allSwitches) / labelled);
    figures.put(Figure.CLR_F1, allHits / Math.max(1, allHits + 0.5 * allMisses + 0.5 * allAlarms));
    figures.put(Figure.FP_PER_FRAME, allAlarms / Math.max(1, sequence.frames().size()));
    double logSwitches = allSwitches > 0 ? StrictMath.log10(allSwitches) : 0;
    figures.put(Figure.MOTAL, (allHits - allAlarms - logSwitches) / labelled);
    figures.put(Figure.MOTP_SUM, allOverlap);
    figures.put(Figure.CLR_TP, allHits);
    figures.put(Figure.CLR_FN, allMisses);
    figures.put(Figure.CLR_FP, allAlarms);
    figures.put(Figure.IDSW, allSwitches);
    figures.put(Figure.MT, mostly);
    figures.put(Figure.PT, partly);
    figures.put(Figure.ML, lost);
    figures.put(Figure.FRAG, Arrays.stream(pieces).filter(p -> p > 0).map(p -> p - 1).sum());
    figures.put(Figure.CLR_FRAMES, (double) sequence.frames().size());
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
