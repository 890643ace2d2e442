package io.nunchi.api.frame;

import io.nunchi.spi.failure.Problem;

/** An impossible description of a picture, such as overlapping rows. */
public final class InvalidFrameException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public InvalidFrameException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /**
   * The problem.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
