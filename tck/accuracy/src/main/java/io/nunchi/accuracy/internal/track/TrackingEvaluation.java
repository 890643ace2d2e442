package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.chance.Influence;
import io.nunchi.accuracy.internal.chance.Jackknife;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of {@link FigureGroup#TRACKING} of a sequence. Immutable; any thread.
 *
 * <p>When some frames are left out, CLEAR's figures are ratios of sums over the others, with the
 * identity switches that these frames have in the whole sequence. IDF1 and HOTA do not ask for the
 * order of frames: tracks keep their identities, and are paired anew for IDF1.
 */
public final class TrackingEvaluation {

  private final ClearEvaluation clear;
  private final IdentityEvaluation identity;
  private final HotaEvaluation hota;
  private final Influence.Basis basis;

  private TrackingEvaluation(TrackedSequence sequence) {
    this.clear = ClearEvaluation.of(sequence);
    this.identity = IdentityEvaluation.of(sequence);
    this.hota = HotaEvaluation.of(sequence);
    this.basis =
        new Influence.Basis(
            (int) sequence.frames().stream().filter(TrackedFrame::isSpeaking).count(),
            sequence.frames().stream().mapToInt(frame -> frame.truthIds().length).sum());
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

  /** The influence of frames on the figures that are no mere counts. */
  public Map<Figure, Influence> influences(FrameSample sample) {
    List<Figure> figures = new ArrayList<>(IdentityEvaluation.WITH_INTERVAL);
    figures.addAll(HotaEvaluation.WITH_INTERVAL);
    Map<Figure, Influence> influences = clear.influences(basis.frames());
    influences.putAll(
        new Jackknife(sample)
            .shifts(weights -> joined(identity.weighted(weights), hota.weighted(weights)))
            .influences(figures, 0, basis, figures()));
    return influences;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] joined = new double[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
