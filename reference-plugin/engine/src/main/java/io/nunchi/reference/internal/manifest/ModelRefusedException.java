package io.nunchi.reference.internal.manifest;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/** A model, its manifest or its package cannot be used; every problem that was found is said. */
public final class ModelRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  /** Not sent between JVMs: a text of it is. */
  private final transient List<Problem> problems;

  /**
   * Reports all problems that were found.
   *
   * @param problems what is wrong, at least one
   */
  public ModelRefusedException(List<Problem> problems) {
    super(Problem.describe(problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Reports a problem.
   *
   * @param problem what is wrong
   */
  public ModelRefusedException(Problem problem) {
    this(List.of(problem));
  }

  /**
   * Reports a problem and what led to it.
   *
   * @param problem what is wrong
   * @param cause what led to it
   */
  public ModelRefusedException(Problem problem, Throwable cause) {
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
