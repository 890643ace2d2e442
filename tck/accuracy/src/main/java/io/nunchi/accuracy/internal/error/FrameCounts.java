package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.internal.chance.Influence;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The error counts of each frame at one confidence. */
public final class FrameCounts {

  private final long[] labelled;
  private final long[] hits;
  private final long[] falseAlarms;

  /** Counts the outcomes of every frame. */
  public FrameCounts(BoxOutcomes outcomes, double confidence) {
    labelled = new long[outcomes.frameCount()];
    hits = new long[outcomes.frameCount()];
    falseAlarms = new long[outcomes.frameCount()];
    for (BoxOutcome outcome : outcomes.all()) {
      boolean reported = outcome.isReported(confidence);
      if (outcome.truth().isPresent()) {
        labelled[outcome.frame()]++;
        hits[outcome.frame()] += reported ? 1 : 0;
      } else {
        falseAlarms[outcome.frame()] += reported ? 1 : 0;
      }
    }
  }

  /** The numerator of an error figure by frame. */
  public double[] numerators(Figure figure) {
    return byFrame(counts -> counts.numerator(figure));
  }

  /** The denominator of an error figure by frame. */
  public double[] denominators(Figure figure) {
    return byFrame(counts -> counts.denominator(figure));
  }

  /** The influence of frames on the error figures that have something to divide by. */
  public Map<Figure, Influence> influences() {
    int speaking =
        (int)
            IntStream.range(0, labelled.length)
                .filter(frame -> labelled[frame] + falseAlarms[frame] > 0)
                .count();
    Map<Figure, Influence> influences = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.of(FigureGroup.ERRORS)) {
      Influence.ofRatio(figure, numerators(figure), denominators(figure), speaking)
          .ifPresent(influence -> influences.put(figure, influence));
    }
    return influences;
  }

  private double[] byFrame(ToLongFunction<ErrorCounts> count) {
    return IntStream.range(0, labelled.length)
        .mapToObj(frame -> new ErrorCounts(labelled[frame], hits[frame], falseAlarms[frame]))
        .mapToDouble(counts -> (double) count.applyAsLong(counts))
        .toArray();
  }

  /** All frames together. */
  public ErrorCounts total() {
    return new ErrorCounts(
        Arrays.stream(labelled).sum(), Arrays.stream(hits).sum(), Arrays.stream(falseAlarms).sum());
  }
}
