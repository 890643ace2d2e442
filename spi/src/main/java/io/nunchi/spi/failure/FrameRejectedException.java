package io.nunchi.spi.failure;

/** This frame cannot be analyzed; the next one may be, and the analyzer stays usable (rule 7.1). */
public final class FrameRejectedException extends AnalyzerException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem what is wrong
   */
  public FrameRejectedException(Problem problem) {
    super(problem, null);
  }

  /**
   * Reports a problem and what led to it.
   *
   * @param problem what is wrong
   * @param cause what led to it
   */
  public FrameRejectedException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
