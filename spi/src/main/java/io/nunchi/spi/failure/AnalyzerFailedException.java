package io.nunchi.spi.failure;

/** The analyzer is broken: the host closes it and opens another one (rule 7.2). */
public final class AnalyzerFailedException extends AnalyzerException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public AnalyzerFailedException(Problem problem) {
    super(problem, null);
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the failure that led to it
   */
  public AnalyzerFailedException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
