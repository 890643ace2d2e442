package io.nunchi.reference.internal.inference;

import io.nunchi.spi.failure.Problem;

/** A model answered something else than it and its manifest declare. */
public final class UnexpectedAnswerException extends Exception {

  private static final long serialVersionUID = 1;

  /** Not sent between JVMs: a text of it is. */
  private final transient Problem problem;

  UnexpectedAnswerException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /**
   * Returns the mistake in the answer.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
