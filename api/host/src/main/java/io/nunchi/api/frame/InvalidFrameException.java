package io.nunchi.api.frame;

import io.nunchi.spi.failure.Problem;

/** A picture is described in a way that cannot be true, such as rows that overlap. */
public final class InvalidFrameException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /**
   * Reports a problem.
   *
   * @param problem what is wrong
   */
  public InvalidFrameException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /**
   * What is wrong.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
