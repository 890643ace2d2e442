package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.Tolerated;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong, the first of it in full and the rest as a count, and the leniencies that
 * the reading needs. For one thread.
 */
public final class FoundProblems {

  private static final int LISTED = 50;
  private static final int LISTED_PLACES = 20;

  private final List<Problem> listed = new ArrayList<>();
  private final Map<Leniency, List<String>> places = new EnumMap<>(Leniency.class);
  private final Map<Leniency, Long> counts = new EnumMap<>(Leniency.class);
  private long unlisted;

  /** Adds a problem. */
  public void add(Problem problem) {
    if (listed.size() < LISTED) {
      listed.add(problem);
    } else {
      unlisted++;
    }
  }

  /** Counts something that departs from the form and is read nevertheless. */
  void tolerate(Leniency leniency, FileLocation location) {
    counts.merge(leniency, 1L, Long::sum);
    List<String> known = places.computeIfAbsent(leniency, unused -> new ArrayList<>());
    if (known.size() < LISTED_PLACES) {
      known.add(location.toString());
    }
  }

  /** The leniencies so far. */
  List<Tolerated> tolerated() {
    List<Tolerated> tolerated = new ArrayList<>();
    counts.forEach(
        (leniency, count) ->
            tolerated.add(
                new Tolerated(leniency, count, places.getOrDefault(leniency, List.of()))));
    return tolerated;
  }

  /** Makes every leniency a problem. */
  void refuse(List<Tolerated> all) {
    for (Tolerated tolerated : all) {
      add(
          Problem.of(AccuracyErrors.LENIENCY, "the labels need a leniency that --strict refuses")
              .expected("labels exactly in their form")
              .found(tolerated.toString())
              .where(tolerated.places().get(0))
              .fix("correct these places, or leave --strict out: " + tolerated.places()));
    }
  }

  /** Tells if no problem was found so far. */
  public boolean isEmpty() {
    return listed.isEmpty();
  }

  /** Ends the reading if anything is wrong. */
  public void throwIfAny() throws AccuracyException {
    if (listed.isEmpty()) {
      return;
    }
    List<Problem> all = new ArrayList<>(listed);
    if (unlisted > 0) {
      all.add(
          Problem.of(AccuracyErrors.MORE_PROBLEMS, "there are more problems than are listed")
              .found(unlisted + " more")
              .fix("correct the listed ones, and run it again"));
    }
    throw new AccuracyException(all);
  }

  /** The exception for one problem that ends everything. */
  public static AccuracyException only(Problem problem) {
    return new AccuracyException(List.of(problem));
  }
}
