package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, the first of it in full and the rest as a count. For one thread. */
public final class FoundProblems {

  private static final int LISTED = 50;

  private final List<Problem> listed = new ArrayList<>();
  private long unlisted;

  /** Adds a problem. */
  public void add(Problem problem) {
    if (listed.size() < LISTED) {
      listed.add(problem);
    } else {
      unlisted++;
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
