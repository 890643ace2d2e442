package io.nunchi.accuracy.failure;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/** Labels, detections or options cannot be used; every problem that was found is named. */
public final class AccuracyException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports all problems that were found.
   *
   * @param problems at least one
   */
  public AccuracyException(List<Problem> problems) {
    super(Problem.describe(problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a failure says at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  /**
   * Every problem that was found.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
