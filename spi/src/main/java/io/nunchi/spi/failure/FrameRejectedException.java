package io.nunchi.spi.failure;

/** This frame cannot be analyzed; the next one may be, and the analyzer stays usable (rule 7.1). */
public final class FrameRejectedException extends AnalyzerException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public FrameRejectedException(Problem problem) {
    super(problem, null);
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the failure that led to it
   */
  public FrameRejectedException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
