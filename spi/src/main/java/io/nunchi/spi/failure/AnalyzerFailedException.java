package io.nunchi.spi.failure;

import java.util.List;

/**
 * The analyzer is broken: the host closes it and opens another one (rule 7.2).
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class AnalyzerFailedException extends AnalyzerException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public AnalyzerFailedException(Problem problem) {
    super(List.of(problem), null);
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the failure that led to it
   */
  public AnalyzerFailedException(Problem problem, Throwable cause) {
    super(List.of(problem), cause);
  }

  /**
   * Reports all problems that were found.
   *
   * @param problems at least one
   */
  public AnalyzerFailedException(List<Problem> problems) {
    super(problems, null);
  }

  /**
   * Reports all problems that were found, and their cause.
   *
   * @param problems at least one
   * @param cause the failure that led to them
   */
  public AnalyzerFailedException(List<Problem> problems, Throwable cause) {
    super(problems, cause);
  }
}
