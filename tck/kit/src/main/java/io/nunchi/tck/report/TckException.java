package io.nunchi.tck.report;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/** Reports the problems that keep the kit from verifying a subject. */
public final class TckException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems at least one problem
   */
  public TckException(List<Problem> problems) {
    super(Problem.describe(problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Reports a problem.
   *
   * @param problem the problem
   * @param cause its cause
   */
  public TckException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problems = List.of(problem);
  }

  /**
   * Lists the problems.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
