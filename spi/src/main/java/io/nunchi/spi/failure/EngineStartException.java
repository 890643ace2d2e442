package io.nunchi.spi.failure;

import java.util.List;

/**
 * The engine cannot run with these settings on this machine; nothing was started (rule 7.3).
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class EngineStartException extends ProblemException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public EngineStartException(Problem problem) {
    super(List.of(problem), null);
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the failure that led to it
   */
  public EngineStartException(Problem problem, Throwable cause) {
    super(List.of(problem), cause);
  }

  /**
   * Reports all problems that were found.
   *
   * @param problems at least one
   */
  public EngineStartException(List<Problem> problems) {
    super(problems, null);
  }

  /**
   * Reports all problems that were found, and their cause.
   *
   * @param problems at least one
   * @param cause the failure that led to them
   */
  public EngineStartException(List<Problem> problems, Throwable cause) {
    super(problems, cause);
  }
}
