package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.Findings;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CLEAR MOT, IDF1 and HOTA of a sequence, under TrackEval's names. Immutable; any thread.
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

  /** Evaluates findings that are all tracked. */
  public static TrackingEvaluation of(Dataset dataset, Findings findings) {
    return new TrackingEvaluation(TrackedSequence.of(dataset, findings));
  }

  /** All figures. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    clear.addTo(figures);
    identity.addTo(figures);
    hota.addTo(figures);
    return figures;
  }

  /** The figures that are no mere counts, in every draw. */
  public Map<String, DrawnFigure> draw(BlockBootstrap bootstrap) {
    Map<String, DrawnFigure> figures = clear.draw(bootstrap);
    List<String> names = new ArrayList<>(IdentityEvaluation.DRAWN);
    names.addAll(HotaEvaluation.NAMES);
    double[][] drawn =
        bootstrap.draw(
            names.size(), weights -> joined(identity.drawn(weights), hota.drawn(weights)));
    for (int i = 0; i < drawn.length; i++) {
      figures.put(names.get(i), DrawnFigure.ofPart(drawn[i]));
    }
    return figures;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] joined = new double[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
