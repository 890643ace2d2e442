package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.coco.BoxMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All hits, misses and false alarms of a dataset at IoU 0.5. Immutable; any thread.
 *
 * @param frameCount the number of frames
 * @param all the outcomes, by frame, then by label
 */
public record BoxOutcomes(int frameCount, List<BoxOutcome> all) {

  private static final double[] IOU = {0.5};

  /**
   * Matches the detections of every label; detections of labels that are not measured are left out.
   */
  public static BoxOutcomes of(Dataset dataset, DatasetDetections detections) {
    List<BoxOutcome> outcomes = new ArrayList<>();
    for (int frame = 0; frame < dataset.frames().size(); frame++) {
      for (String label : dataset.labels()) {
        List<TruthBox> truth =
            dataset.frames().get(frame).truth().stream().filter(box -> box.isOf(label)).toList();
        List<FoundBox> found =
            detections.frames().get(frame).stream()
                .filter(box -> box.label().equals(label))
                .toList();
        BoxMatches match =
            BoxMatches.of(
                truth,
                BoxMatches.ranked(found, Integer.MAX_VALUE),
                IOU,
                dataset.options().minimumSize());
        add(outcomes, frame, label, match);
      }
    }
    return new BoxOutcomes(dataset.frames().size(), List.copyOf(outcomes));
  }

  private static void add(List<BoxOutcome> outcomes, int frame, String label, BoxMatches match) {
    List<Optional<FoundBox>> hits = new ArrayList<>();
    match.truth().forEach(truth -> hits.add(Optional.empty()));
    List<BoxOutcome> falseAlarms = new ArrayList<>();
    for (int i = 0; i < match.found().size(); i++) {
      FoundBox found = match.found().get(i);
      if (match.match(0, i) != BoxMatches.NONE) {
        hits.set(match.match(0, i), Optional.of(found));
      } else if (!match.isIgnored(0, i)) {
        AreaRange size = AreaRange.sizeOf(found.box().area());
        falseAlarms.add(new BoxOutcome(frame, label, size, Optional.empty(), Optional.of(found)));
      }
    }
    for (int i = 0; i < hits.size(); i++) {
      TruthBox truth = match.truth().get(i);
      if (truth.isCounted()) {
        AreaRange size = AreaRange.sizeOf(truth.area());
        outcomes.add(new BoxOutcome(frame, label, size, Optional.of(truth), hits.get(i)));
      }
    }
    outcomes.addAll(falseAlarms);
  }

  /** The outcomes that something is true of. */
  public BoxOutcomes only(Predicate<BoxOutcome> which) {
    return new BoxOutcomes(frameCount, all.stream().filter(which).toList());
  }

  /**
   * The outcomes when only detections that reach their own threshold are reported.
   *
   * @param threshold the least confidence of an outcome's detection
   */
  public BoxOutcomes reported(ToDoubleFunction<BoxOutcome> threshold) {
    return new BoxOutcomes(
        frameCount,
        all.stream()
            .map(
                outcome ->
                    outcome.isReported(threshold.applyAsDouble(outcome))
                        ? outcome
                        : outcome.unreported())
            .filter(outcome -> outcome.truth().isPresent() || outcome.found().isPresent())
            .toList());
  }

  /** Counts them when only detections this sure are reported. */
  public ErrorCounts counts(double confidence) {
    return new FrameCounts(this, confidence).total();
  }
}
