package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.ErrorCounts;
import io.nunchi.accuracy.Findings;
import io.nunchi.accuracy.FoundBox;
import io.nunchi.accuracy.TruthBox;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.coco.FrameMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All hits, misses and false alarms of a dataset at IoU 0.5. Immutable; any thread.
 *
 * @param frameCount how many frames there are
 * @param all the outcomes, by frame, then by label
 */
public record Outcomes(int frameCount, List<Outcome> all) {

  private static final double[] IOU = {0.5};

  /** Matches the findings of every label; findings of labels that are not measured are left out. */
  public static Outcomes of(Dataset dataset, Findings findings) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int frame = 0; frame < dataset.frames().size(); frame++) {
      for (String label : dataset.labels()) {
        List<TruthBox> truth =
            dataset.frames().get(frame).truth().stream()
                .filter(box -> box.label().equals(label))
                .toList();
        List<FoundBox> found =
            findings.frames().get(frame).stream().filter(box -> box.label().equals(label)).toList();
        FrameMatch match =
            FrameMatch.of(
                truth,
                FrameMatch.ranked(found, Integer.MAX_VALUE),
                IOU,
                dataset.options().minimumSize());
        add(outcomes, frame, label, match);
      }
    }
    return new Outcomes(dataset.frames().size(), List.copyOf(outcomes));
  }

  private static void add(List<Outcome> outcomes, int frame, String label, FrameMatch match) {
    List<Optional<FoundBox>> hits = new ArrayList<>();
    match.truth().forEach(truth -> hits.add(Optional.empty()));
    List<Outcome> falseAlarms = new ArrayList<>();
    for (int i = 0; i < match.found().size(); i++) {
      FoundBox found = match.found().get(i);
      if (match.match(0, i) != FrameMatch.NONE) {
        hits.set(match.match(0, i), Optional.of(found));
      } else if (!match.isIgnored(0, i)) {
        AreaRange size = AreaRange.sizeOf(found.box().area());
        falseAlarms.add(new Outcome(frame, label, size, Optional.empty(), Optional.of(found)));
      }
    }
    for (int i = 0; i < hits.size(); i++) {
      TruthBox truth = match.truth().get(i);
      if (truth.isCounted()) {
        AreaRange size = AreaRange.sizeOf(truth.area());
        outcomes.add(new Outcome(frame, label, size, Optional.of(truth), hits.get(i)));
      }
    }
    outcomes.addAll(falseAlarms);
  }

  /** The outcomes that something is true of. */
  public Outcomes only(Predicate<Outcome> which) {
    return new Outcomes(frameCount, all.stream().filter(which).toList());
  }

  /** Counts them when only findings this sure are reported. */
  public ErrorCounts counts(double confidence) {
    return new FrameCounts(this, confidence).total();
  }
}
