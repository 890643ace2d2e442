package io.nunchi.scenes;

import io.nunchi.spi.failure.Problem;

/** Reports an unknown scene, or options that do not fit. */
public final class SceneException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  SceneException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /**
   * Returns the problem.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
