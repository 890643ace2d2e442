package io.nunchi.accuracy.internal.threshold;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.threshold.LabelThreshold;
import io.nunchi.accuracy.threshold.LabelThreshold.State;
import io.nunchi.accuracy.threshold.ThresholdAim;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Chooses the least confidence of each label by an aim, among hundredths from 0.01 to 1. A
 * threshold removes detections and changes no match, so one matching tells the counts at all of
 * them. Immutable; any thread.
 */
public final class ThresholdSearch {

  /** Labels with fewer boxes take the threshold of all labels together. */
  public static final int LEAST_LABELLED = 30;

  private static final double SECONDS_PER_HOUR = 3600;

  private final ThresholdAim aim;
  private final double frameRate;

  /**
   * Prepares a search.
   *
   * @param aim the aim
   * @param frameRate frames per second; any number if the aim is none per hour
   */
  public ThresholdSearch(ThresholdAim aim, double frameRate) {
    this.aim = aim;
    this.frameRate = frameRate;
  }

  /**
   * The threshold of each label.
   *
   * @param labels all labels
   * @param outcomes of all labels
   * @param mayChoose the frames that choose
   */
  public SortedMap<String, LabelThreshold> perLabel(
      Collection<String> labels, BoxOutcomes outcomes, IntPredicate mayChoose) {
    SortedMap<String, LabelThreshold> chosen = new TreeMap<>();
    for (String label : labels) {
      BoxOutcomes own = outcomes.only(outcome -> outcome.label().equals(label));
      LabelThreshold ofLabel = common(own, mayChoose);
      chosen.put(
          label,
          ofLabel.chosenOn().labelled() < LEAST_LABELLED
              ? shared(common(outcomes, mayChoose), own, mayChoose)
              : ofLabel);
    }
    return chosen;
  }

  /**
   * One threshold for all outcomes.
   *
   * @param mayChoose the frames that choose
   */
  public LabelThreshold common(BoxOutcomes outcomes, IntPredicate mayChoose) {
    ThresholdCounts counts = counts(outcomes, mayChoose);
    int frames = (int) IntStream.range(0, outcomes.frameCount()).filter(mayChoose).count();
    OptionalInt best =
        switch (aim.kind()) {
          case LEAST_ERROR -> leastError(counts);
          case PRECISION -> lowest(counts, this::isPrecise);
          case FALSE_ALARMS_PER_HOUR -> quiet(counts, frames);
        };
    return best.isPresent() && counts.at(best.getAsInt()).hits() > 0
        ? chosen(State.CHOSEN, best.getAsInt(), counts)
        : chosen(State.UNREACHABLE, ThresholdCounts.HIGHEST + 1, counts);
  }

  /** The false alarms of each label in an hour; of a search that aims at them. */
  public SortedMap<String, Double> falseAlarmsPerHour(
      Collection<String> labels, BoxOutcomes outcomes) {
    double hours = outcomes.frameCount() / frameRate / SECONDS_PER_HOUR;
    SortedMap<String, Double> perHour = new TreeMap<>();
    for (String label : labels) {
      BoxOutcomes own = outcomes.only(outcome -> outcome.label().equals(label));
      perHour.put(label, counts(own, frame -> true).falseAlarms(0) / hours);
    }
    return perHour;
  }

  private LabelThreshold shared(LabelThreshold ofAll, BoxOutcomes own, IntPredicate mayChoose) {
    int hundredths = (int) Math.round(ofAll.confidence() * ThresholdCounts.HIGHEST);
    State state = ofAll.isFound() ? State.SHARED : State.UNREACHABLE;
    return chosen(state, hundredths, counts(own, mayChoose));
  }

  private static LabelThreshold chosen(State state, int hundredths, ThresholdCounts counts) {
    return new LabelThreshold(state, ThresholdCounts.confidence(hundredths), counts.at(hundredths));
  }

  private ThresholdCounts counts(BoxOutcomes outcomes, IntPredicate mayChoose) {
    List<BoxOutcome> choosing =
        outcomes.all().stream().filter(outcome -> mayChoose.test(outcome.frame())).toList();
    boolean needsAlarms = aim.kind() == ThresholdAim.Kind.FALSE_ALARMS_PER_HOUR;
    return new ThresholdCounts(
        choosing, needsAlarms ? FalseAlarmLinks.of(choosing, longestGap()) : List.of());
  }

  /** One second, in frames. */
  private int longestGap() {
    return Math.max(1, (int) Math.round(frameRate));
  }

  /** The middle of the widest range of thresholds that are equally good, far from worse ones. */
  private static OptionalInt leastError(ThresholdCounts counts) {
    long fewest = Long.MAX_VALUE;
    for (int i = 1; i <= ThresholdCounts.HIGHEST; i++) {
      fewest = Math.min(fewest, errors(counts.at(i)));
    }
    int widest = 0;
    int best = 0;
    int length = 0;
    for (int i = 1; i <= ThresholdCounts.HIGHEST; i++) {
      length = errors(counts.at(i)) == fewest ? length + 1 : 0;
      if (length > widest) {
        widest = length;
        best = i - length / 2;
      }
    }
    return OptionalInt.of(best);
  }

  private static long errors(ErrorCounts counts) {
    return counts.misses() + counts.falseAlarms();
  }

  private boolean isPrecise(ErrorCounts counts) {
    return counts.value(Figure.PRECISION).orElse(0) >= aim.amount();
  }

  private static OptionalInt lowest(ThresholdCounts counts, Predicate<ErrorCounts> isFit) {
    return IntStream.rangeClosed(1, ThresholdCounts.HIGHEST)
        .filter(hundredths -> isFit.test(counts.at(hundredths)))
        .findFirst();
  }

  /** The lowest threshold at which, and above which, false alarms are as rare as the aim says. */
  private OptionalInt quiet(ThresholdCounts counts, int frames) {
    double most = aim.amount() * frames / frameRate / SECONDS_PER_HOUR;
    int lowest = ThresholdCounts.HIGHEST + 1;
    while (lowest > 1 && counts.falseAlarms(lowest - 1) <= most) {
      lowest--;
    }
    return lowest > ThresholdCounts.HIGHEST ? OptionalInt.empty() : OptionalInt.of(lowest);
  }
}
