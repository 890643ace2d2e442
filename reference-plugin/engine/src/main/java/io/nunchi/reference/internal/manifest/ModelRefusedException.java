package io.nunchi.reference.internal.manifest;

import io.nunchi.spi.failure.Problem;
import java.util.List;

/** A model, its manifest or its package cannot be used; carries every problem that was found. */
public final class ModelRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  /** Not serialized: the message holds their text. */
  private final transient List<Problem> problems;

  /**
   * Reports all problems that were found.
   *
   * @param problems the problems, at least one
   */
  public ModelRefusedException(List<Problem> problems) {
    super(Problem.describe(problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public ModelRefusedException(Problem problem) {
    this(List.of(problem));
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the cause
   */
  public ModelRefusedException(Problem problem, Throwable cause) {
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
