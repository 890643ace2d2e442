package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import java.util.Arrays;
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

  private double[] byFrame(ToLongFunction<ErrorCounts> count) {
    return IntStream.range(0, labelled.length)
        .mapToObj(frame -> new ErrorCounts(labelled[frame], hits[frame], falseAlarms[frame]))
        .mapToDouble(counts -> (double) count.applyAsLong(counts))
        .toArray();
  }

  /** All frames together. */
  ErrorCounts total() {
    return new ErrorCounts(
        Arrays.stream(labelled).sum(), Arrays.stream(hits).sum(), Arrays.stream(falseAlarms).sum());
  }
}
