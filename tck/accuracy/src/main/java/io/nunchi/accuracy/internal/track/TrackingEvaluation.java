package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of {@link FigureGroup#TRACKING} of a sequence. Immutable; any thread.
 *
 * <p>In a draw of a bootstrap, CLEAR's figures are ratios of sums over the frames drawn, with the
 * identity switches that these frames have in the whole sequence. IDF1 and HOTA do not ask for the
 * order of frames: a frame that was drawn twice counts twice, its tracks keep their identities, and
 * tracks are paired anew for IDF1.
 */
public final class TrackingEvaluation {

  private final ClearEvaluation clear;
  private final IdentityEvaluation identity;
  private final HotaEvaluation hota;

  private TrackingEvaluation(TrackedSequence sequence) {
    this.clear = ClearEvaluation.of(sequence);
    this.identity = IdentityEvaluation.of(sequence);
    this.hota = HotaEvaluation.of(sequence);
  }

  /** Evaluates detections that are all tracked. */
  public static TrackingEvaluation of(Dataset dataset, DatasetDetections detections) {
    return new TrackingEvaluation(TrackedSequence.of(dataset, detections));
  }

  /** All figures. */
  public Map<Figure, Double> figures() {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    clear.addTo(figures);
    identity.addTo(figures);
    hota.addTo(figures);
    return figures;
  }

  /** The figures that are no mere counts, in every draw. */
  public Map<Figure, DrawnFigure> draw(BlockBootstrap bootstrap) {
    Map<Figure, DrawnFigure> drawn = clear.draw(bootstrap);
    List<Figure> figures = new ArrayList<>(IdentityEvaluation.DRAWN);
    figures.addAll(HotaEvaluation.DRAWN);
    double[][] draws =
        bootstrap.draw(
            figures.size(), weights -> joined(identity.drawn(weights), hota.drawn(weights)));
    for (int i = 0; i < draws.length; i++) {
      drawn.put(figures.get(i), DrawnFigure.of(figures.get(i), draws[i]));
    }
    return drawn;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] joined = new double[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
