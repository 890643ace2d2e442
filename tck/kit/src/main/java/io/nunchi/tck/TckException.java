package io.nunchi.tck;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/** The kit cannot say anything about a subject; the problems say why. */
public final class TckException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems what is wrong, at least one
   */
  public TckException(List<Problem> problems) {
    super(Problem.describe(problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Reports a problem.
   *
   * @param problem what is wrong
   * @param cause what led to it
   */
  public TckException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problems = List.of(problem);
  }

  /**
   * What is wrong.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
